package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeadNetworkTest {
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");

    /** Without a bound of ours, a driver would wait for an answer forever, and so would this test. */
    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "MYSQL_ON_MARIADB"})
    void a_call_over_a_network_that_is_silent_fails(TestDatabase kind) throws IOException {
        StoreConfig config = kind.ready();
        Matcher port = PORT.matcher(config.url());
        assertThat(port.find()).isTrue();
        try (DeadNetwork network = new DeadNetwork(Integer.parseInt(port.group(1)));
                KeyStore store = new JdbcKeyStoreProvider().open(through(network, config))) {
            assertThat(store.find("nobody")).isEmpty();
            network.die();

            assertThatThrownBy(() -> store.find("nobody")).isInstanceOf(StoreException.class);
        }
    }

    private static StoreConfig through(DeadNetwork network, StoreConfig config) {
        StoreConfig changed = StoreConfig.of(PORT.matcher(config.url()).replaceFirst("localhost:" + network.port()));
        for (var option : config.options().entrySet()) {
            changed = changed.with(option.getKey(), option.getValue());
        }
        return changed.with("query-timeout", "1s").with("connection-timeout", "1s");
    }
}
