package dev.keystile.migrate;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.store.jdbc.JdbcKeyStoreProvider;
import dev.keystile.tck.KeyStoreContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** With Django's table beside it, a store is still the store that it is: the contract of all stores holds. */
class LiveDjangoContractTest extends KeyStoreContract {
    private static StoreConfig own;
    private static ImportOptions options;

    @BeforeAll
    static void open(@TempDir Path folder) {
        own = StoreConfig.of("jdbc:sqlite:" + folder.resolve("own.sqlite")).with("poll-interval", "100ms");
        options = ImportOptions.builder()
                .database(new UrlDataSource(DjangoFixture.copyTo(folder).url()))
                .build();
    }

    @Override
    protected KeyStore openStore() {
        return new LiveDjangoStore(new JdbcKeyStoreProvider().open(own), options);
    }
}
