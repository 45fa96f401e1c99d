/** A store for keys in a relational database: H2, SQLite, PostgreSQL, MariaDB or MySQL. */
module dev.keystile.store.jdbc {
    requires transitive dev.keystile;
    requires transitive java.sql;
    requires com.zaxxer.hikari;
    requires java.naming;
    requires org.slf4j;
    requires tools.jackson.core;
    requires static com.google.errorprone.annotations;
    requires static transitive org.jspecify;

    exports dev.keystile.store.jdbc;

    uses java.sql.Driver;

    provides dev.keystile.spi.KeyStoreProvider with
            dev.keystile.store.jdbc.JdbcKeyStoreProvider;
}
