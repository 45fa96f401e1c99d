package dev.keystile.tck;

import dev.keystile.spi.KeyStore;

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
}
