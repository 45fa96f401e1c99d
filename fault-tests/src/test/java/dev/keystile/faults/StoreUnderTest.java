package dev.keystile.faults;

/** The stores and topologies that the suites run on. */
enum StoreUnderTest {
    POSTGRESQL {
        @Override
        SharedStore start() {
            return PostgresStore.start();
        }
    },
    REDIS {
        @Override
        SharedStore start() {
            return RedisStore.start();
        }
    },
    MONGODB_REPLICA_SET {
        @Override
        SharedStore start() {
            return MongoSetStore.start();
        }
    },
    MONGODB_STANDALONE {
        @Override
        SharedStore start() {
            return MongoStore.start();
        }
    };

    /** Starts a server of the caller's own, to be harmed and closed. */
    abstract SharedStore start();
}
