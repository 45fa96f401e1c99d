package dev.keystile.faults;

/** The stores and topologies that the suites run on. */
enum StoreUnderTest {
    POSTGRESQL {
        @Override
        SharedStore start() {
            return PostgresStore.start();
        }
    };

    /** Starts a server of the caller's own, to be harmed and closed. */
    abstract SharedStore start();
}
