package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/** H2 would otherwise acknowledge what it writes half a second later: a crash could undo a revocation. */
class WriteDelayTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"'', 0", ";WRITE_DELAY=100, 100", ";write_delay=200, 200"})
    void h2_writes_at_once_unless_the_url_says_otherwise(String setting, String delay) throws Exception {
        String file = "jdbc:h2:file:" + directory.resolve("keys");

        try (KeyStore store = new JdbcKeyStoreProvider().open(StoreConfig.of(file + setting))) {
            assertThat(store).isNotNull();
            assertThat(writeDelay(file)).isEqualTo(delay);
        }
    }

    private static String writeDelay(String url) throws SQLException {
        String sql = "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
