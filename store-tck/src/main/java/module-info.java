/** The contract that every store of keys passes, as JUnit tests to inherit. */
module dev.keystile.tck {
    requires transitive dev.keystile;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;
    requires org.assertj.core;
    requires org.junit.jupiter.params;

    exports dev.keystile.tck;

    // JUnit calls the tests, which only this package sees.
    opens dev.keystile.tck to
            org.junit.platform.commons;
}
