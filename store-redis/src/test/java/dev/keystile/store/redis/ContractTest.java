package dev.keystile.store.redis;

import dev.keystile.servers.RedisCluster;
import dev.keystile.servers.RedisSentinel;
import dev.keystile.servers.RedisServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.tck.KeyStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

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

    /** Each write waits for one of the replicas. */
    @Nested
    class Sentinel extends KeyStoreContract {
        private static RedisSentinel servers;

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
            return open(servers.url());
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
