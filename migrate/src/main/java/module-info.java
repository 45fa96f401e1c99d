/** Takes keys over from other systems without issuing them again, and moves keys between stores. */
module dev.keystile.migrate {
    requires transitive dev.keystile;
    requires transitive java.sql;
    requires org.slf4j;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.csv;
    requires static transitive org.jspecify;

    exports dev.keystile.migrate;

    // Its lines are records, which Jackson reads and writes.
    opens dev.keystile.migrate to
            tools.jackson.databind;
}
