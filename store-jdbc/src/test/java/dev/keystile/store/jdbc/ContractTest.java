package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.tck.KeyStoreContract;
import org.junit.jupiter.api.Nested;

/** The contract of all stores, on each database. */
class ContractTest {
    /** One database for all tests of a class: the contract uses fresh ids. */
    abstract static class On extends KeyStoreContract {
        private final StoreConfig config;

        On(StoreConfig config) {
            this.config = config;
        }

        @Override
        protected KeyStore openStore() {
            return new JdbcKeyStoreProvider().open(config);
        }
    }

    @Nested
    class H2InMemory extends On {
        private static final StoreConfig CONFIG = TestDatabase.H2_MEMORY.ready();

        H2InMemory() {
            super(CONFIG);
        }
    }

    @Nested
    class H2InFile extends On {
        private static final StoreConfig CONFIG = TestDatabase.H2_FILE.ready();

        H2InFile() {
            super(CONFIG);
        }
    }

    @Nested
    class Sqlite extends On {
        private static final StoreConfig CONFIG = TestDatabase.SQLITE.ready();

        Sqlite() {
            super(CONFIG);
        }
    }

    @Nested
    class Postgresql extends On {
        private static final StoreConfig CONFIG = TestDatabase.POSTGRESQL.ready();

        Postgresql() {
            super(CONFIG);
        }
    }

    @Nested
    class MariaDb extends On {
        private static final StoreConfig CONFIG = TestDatabase.MARIADB.ready();

        MariaDb() {
            super(CONFIG);
        }
    }

    @Nested
    class MySqlOnMariaDb extends On {
        private static final StoreConfig CONFIG = TestDatabase.MYSQL_ON_MARIADB.ready();

        MySqlOnMariaDb() {
            super(CONFIG);
        }
    }
}
