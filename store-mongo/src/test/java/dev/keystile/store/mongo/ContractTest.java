package dev.keystile.store.mongo;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.tck.KeyStoreContract;
import org.junit.jupiter.api.Nested;

import java.time.Duration;

/** The contract of all stores, on each topology. */
class ContractTest {
    /** One database for all tests of a class: the contract uses fresh ids. */
    abstract static class On extends KeyStoreContract {
        private final StoreConfig config;

        On(StoreConfig config) {
            this.config = config;
        }

        @Override
        protected KeyStore openStore() {
            return TestMongo.open(config);
        }
    }

    @Nested
    class Standalone extends On {
        private static final StoreConfig CONFIG = TestMongo.standalone();

        Standalone() {
            super(CONFIG);
        }
    }

    @Nested
    class ReplicaSetOfOne extends On {
        private static final StoreConfig CONFIG = TestMongo.replicaSetOfOne();

        ReplicaSetOfOne() {
            super(CONFIG);
        }
    }

    /** A few times the primary steps down in mid-test, and the stores go on with the next. */
    @Nested
    class ReplicaSetOfThree extends On {
        private static final StoreConfig CONFIG = TestMongo.replicaSetOfThree();
        private static final int STORES_PER_PRIMARY = 100;
        private static int opened;

        ReplicaSetOfThree() {
            super(CONFIG);
        }

        @Override
        protected KeyStore openStore() {
            KeyStore store = super.openStore();
            opened++;
            if (opened % STORES_PER_PRIMARY == 0) {
                TestMongo.stepDown();
            }
            return store;
        }

        /** With an election. */
        @Override
        protected Duration changeLag() {
            return Duration.ofSeconds(30);
        }
    }
}
