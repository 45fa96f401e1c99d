package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.DriverManager;
import java.util.Map;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;

class DriverPropertiesTest {
    private static Properties propertiesOf(StoreConfig config) {
        return DriverProperties.of(config, PoolSettings.of(config));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/app, 3",
        "jdbc:mariadb://db/app, 3000",
        "jdbc:mysql://db/app, 3000",
        "jdbc:mysql:loadbalance://db1/app, 3000"
    })
    void an_attempt_to_connect_may_take_both_timeouts_together(String url, String value) {
        assertThat(propertiesOf(StoreConfig.of(url)))
                .containsEntry("connectTimeout", value)
                .containsEntry("socketTimeout", value);
    }

    @Test
    void a_part_of_a_second_counts_as_a_whole_one() {
        StoreConfig config = StoreConfig.of("jdbc:postgresql://db/app").with("connection-timeout", "250ms");
        assertThat(propertiesOf(config)).containsEntry("connectTimeout", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/app?ssl=true&connectTimeout=9",
        "jdbc:mariadb://db/app?CONNECTTIMEOUT=9",
        "'jdbc:mysql://(host=db,connectTimeout=9)/app'"
    })
    void what_the_url_sets_stays(String url) {
        assertThat(propertiesOf(StoreConfig.of(url)))
                .doesNotContainKey("connectTimeout")
                .containsKey("socketTimeout");
    }

    @Test
    void an_embedded_database_is_told_the_credentials_only() {
        StoreConfig config =
                StoreConfig.of("jdbc:sqlite:x").with("username", "sa").with("password", "pw");
        assertThat(propertiesOf(config)).isEqualTo(Map.of("user", "sa", "password", "pw"));
        assertThat(propertiesOf(StoreConfig.of("jdbc:sqlite:x"))).isEmpty();
    }

    @Test
    void h2_is_told_to_write_at_once() {
        assertThat(propertiesOf(StoreConfig.of("jdbc:h2:mem:x"))).isEqualTo(Map.of("WRITE_DELAY", "0"));
    }

    /** It counts for every driver in the JVM, and so for connections that are the application's own. */
    @Test
    void the_login_timeout_of_the_jvm_is_left_alone() {
        int before = DriverManager.getLoginTimeout();
        try (KeyStore store = new JdbcKeyStoreProvider().open(TestDatabase.H2_MEMORY.ready())) {
            assertThat(store.find("nobody")).isEmpty();
            assertThat(DriverManager.getLoginTimeout()).isEqualTo(before);
        }
    }
}
