package dev.keystile.store.redis;

import dev.keystile.servers.RedisCluster;
import dev.keystile.servers.RedisSentinel;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import dev.keystile.tck.KeyStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

import static org.awaitility.Awaitility.await;

/** The contract of all stores, on each topology. */
class ContractTest {
    private static KeyStore open(String url) {
        return new RedisKeyStoreProvider().open(StoreConfig.of(url));
    }

    @Nested
    class Standalone extends KeyStoreContract {
        private static RedisServer server;

        @BeforeAll
        static void start() {
            server = RedisServer.start();
        }

        @AfterAll
        static void stop() {
            server.close();
        }

        @Override
        protected KeyStore openStore() {
            return open(server.url());
        }
    }

    /** Each write waits for one of the replicas. A few times a master dies in mid-test, and its stores go on with another. */
    @Nested
    class Sentinel extends KeyStoreContract {
        private static final int STORES_PER_MASTER = 150;
        private static RedisSentinel servers;
        private static int opened;

        @BeforeAll
        static void start() {
            servers = RedisSentinel.start();
        }

        @AfterAll
        static void stop() {
            servers.close();
        }

        @Override
        protected KeyStore openStore() {
            KeyStore store = open(servers.url());
            opened++;
            if (opened % STORES_PER_MASTER == 0) {
                failOver(store);
            }
            return store;
        }

        private static void failOver(KeyStore store) {
            RedisServer first = servers.master();
            first.kill();
            servers.awaitOtherMaster(first);
            first.restart();
            servers.awaitHealthy();
            await().until(() -> writes(store));
        }

        private static boolean writes(KeyStore store) {
            try {
                return !store.delete("nobody");
            } catch (StoreException e) {
                return false;
            }
        }
    }

    @Nested
    class Cluster extends KeyStoreContract {
        private static RedisCluster servers;

        @BeforeAll
        static void start() {
            servers = RedisCluster.start();
        }

        @AfterAll
        static void stop() {
            servers.close();
        }

        @Override
        protected KeyStore openStore() {
            return open(servers.url());
        }
    }
}
