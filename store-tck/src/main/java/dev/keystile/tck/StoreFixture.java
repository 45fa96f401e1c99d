package dev.keystile.tck;

import dev.keystile.spi.KeyStore;

import java.time.Duration;

/** What the parts of the contract stand on: stores on the same data, closed after the test. */
interface StoreFixture {
    /**
     * The store under test.
     *
     * @return the same instance each time it is called within one test
     */
    KeyStore store();

    /**
     * A further instance on the same data, such as another node has.
     *
     * @return a new instance each time
     */
    KeyStore anotherStore();

    /**
     * How long to wait for a change to be told.
     *
     * @return the longest time that the store may take
     */
    Duration patience();

    /** Skips the rest of the test for a store that does not tell changes. */
    void assumeChangesAreTold();
}
