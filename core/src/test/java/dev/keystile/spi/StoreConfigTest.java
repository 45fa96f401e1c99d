package dev.keystile.spi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StoreConfigTest {
    /** Every part that must not be seen holds "s3cret", and every part that should be seen holds "host". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://s3cret@host:6379/0",
                "redis://:s3cret@host:6379/0",
                "redis://s3cret-user:s3cret@host:6379/0",
                "rediss://default:s3cret@host:6379",
                "mongodb://s3cret:s3cret@host1,host2:27017/db?replicaSet=rs0",
                "mongodb+srv://s3cret:s3cret@host/db",
                "jdbc:postgresql://s3cret:s3cret@host/db",
                "jdbc:postgresql://s3cret:s3c@s3cret@host/db",
                "jdbc:postgresql://s3cret:p/s3cret@host/db",
                "jdbc:postgresql://s3cret:p?s3cret@host/db",
                "jdbc:postgresql://s3cret:p#s3cret@host/db",
                "jdbc:postgresql://s3cret:s3cret==@host/db",
                "jdbc:postgresql://host/db?user=s3cret&password=s3cret",
                "jdbc:postgresql://host/db?password=s3cret",
                "jdbc:postgresql://host/db?ssl=true&sslpassword=s3cret&x=y",
                "jdbc:postgresql://host/db?PASSWORD=s3cret",
                "jdbc:postgresql://host/db?password=s3cret,s3cret;s3cret)s3cret&ssl=true",
                "jdbc:postgresql://host/db?user=s3cret@s3cret&password=s3cret",
                "jdbc:h2:file:./host;USER=s3cret;PASSWORD=s3cret s3cret",
                "jdbc:h2:file:./host;CIPHER=AES;PASSWORD=s3cret",
                "jdbc:mysql://host/db?user=s3cret&password=s3cret&password2=s3cret",
                "jdbc:mysql://address=(host=host)(user=s3cret)(password=s3cret)/db",
                "jdbc:mysql://(host=host,user=s3cret,password=s3cret)/db",
                "jdbc:mariadb://host/db?keyStorePassword=s3cret&trustStorePassword=s3cret",
                "jdbc:sqlserver://host;user=s3cret;password=s3cret;encrypt=true",
                "jdbc:some://host/db?access_token=s3cret&client-secret=s3cret&pwd=s3cret&passwd=s3cret"
            })
    void no_credential_in_a_url_is_told(String url) {
        StoreConfig config = StoreConfig.of(url);
        assertThat(config.redactedUrl())
                .doesNotContain("s3cret")
                .contains("host")
                .contains("<redacted>");
        assertThat(config.toString()).doesNotContain("s3cret").contains(config.redactedUrl());
        assertThat(config.url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory:",
                "jdbc:h2:file:./keys",
                "jdbc:sqlite:/var/lib/keys.db",
                "jdbc:postgresql://host:5432/db?ssl=true&currentSchema=keys",
                "redis://host:6379/0",
                "java:comp/env/jdbc/keys"
            })
    void a_url_without_credentials_is_told_as_it_is(String url) {
        assertThat(StoreConfig.of(url).redactedUrl()).isEqualTo(url);
    }

    @Test
    void what_is_not_secret_stays_readable() {
        assertThat(StoreConfig.of("jdbc:mysql://me:pw@host:3306/db?user=me&password=pw&useSSL=true")
                        .redactedUrl())
                .isEqualTo("jdbc:mysql://<redacted>@host:3306/db?user=<redacted>&password=<redacted>&useSSL=true");
    }

    @Test
    void options_print_their_names_only() {
        StoreConfig config = StoreConfig.of("memory:").with("username", "me").with("password", "s3cret");
        assertThat(config).hasToString("StoreConfig[url=memory:, options=[password, username]]");
    }

    @Test
    void each_option_makes_a_new_copy_and_the_last_value_counts() {
        StoreConfig bare = StoreConfig.of(" memory: ");
        StoreConfig config = bare.with("a", "1").with("b", "2").with("a", "3");
        assertThat(bare.url()).isEqualTo("memory:");
        assertThat(bare.options()).isEmpty();
        assertThat(config.options()).isEqualTo(Map.of("a", "3", "b", "2"));
        assertThat(config.option("a")).isEqualTo("3");
        assertThat(config.option("c")).isNull();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> config.options().put("c", "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void a_blank_url_is_refused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreConfig.of(url))
                .withMessageContaining("the store URL is blank: give one such as");
    }
}
