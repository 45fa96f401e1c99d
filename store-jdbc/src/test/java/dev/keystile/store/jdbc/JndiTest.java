package dev.keystile.store.jdbc;

import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import java.util.Hashtable;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JndiTest {
    private static final Map<String, Object> BOUND = Map.of(
            "java:comp/env/jdbc/keys",
            new UnpooledDataSource(StoreConfig.of("jdbc:h2:mem:jndi;DB_CLOSE_DELAY=-1")),
            "jdbc/keys",
            new UnpooledDataSource(StoreConfig.of("jdbc:h2:mem:jndi;DB_CLOSE_DELAY=-1")),
            "jdbc/text",
            "no DataSource");

    private final JdbcKeyStoreProvider provider = new JdbcKeyStoreProvider();

    /** The naming of a container, as small as can be. */
    public static final class Naming implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    if (!BOUND.containsKey(name)) {
                        throw new NameNotFoundException(name);
                    }
                    return BOUND.get(name);
                }
            };
        }
    }

    @BeforeEach
    void start() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
    }

    @AfterEach
    void stop() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java:comp/env/jdbc/keys", "jndi:jdbc/keys", "jndi:java:comp/env/jdbc/keys"})
    void a_data_source_of_the_containers_is_looked_up(String url) {
        try (KeyStore store = provider.open(StoreConfig.of(url))) {
            assertThat(store.find("nobody")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java:comp/env/jdbc/missing", "jndi:jdbc/missing", "jndi:jdbc/text"})
    void a_name_without_a_data_source_is_told(String url) {
        assertThatThrownBy(() -> provider.open(StoreConfig.of(url)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no DataSource under the JNDI name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jndi:ldap://evil.example/a", "jndi:rmi://evil.example/a", "jndi:dns:a"})
    void a_name_that_leads_to_another_machine_is_not_looked_up(String url) {
        assertThatThrownBy(() -> provider.open(StoreConfig.of(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leads out of the container");
    }

    @Test
    void options_of_a_pool_mean_nothing_to_a_data_source_of_the_containers() {
        assertThatThrownBy(() -> provider.open(StoreConfig.of("jndi:jdbc/keys").with("pool-size", "3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "was given the unknown options [pool-size]: correct or remove them; it knows query-timeout");
    }
}
