package dev.keystile.admin.leaks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LeakReportsTest {
    @Test
    void github_publishes_its_keys_at_a_known_address() {
        assertThat(LeakReports.fromGitHub(LeakPolicy.revoke()).publicKeys())
                .hasToString("https://api.github.com/meta/public_keys/secret_scanning");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mirror.example/keys",
                "file:/etc/keys.json",
                "http://localhost:8080/k",
                "http://127.0.0.1/k",
                "http://[::1]/k"
            })
    void keys_come_from_where_nobody_can_change_them_on_their_way(String uri) {
        assertThat(new LeakReports(URI.create(uri), LeakPolicy.revoke()).publicKeys())
                .hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mirror.example/keys",
                "http://127.0.0.1.example/k",
                "http://user@localhost.example/k",
                "keys.json",
                "https:keys",
                "file://host/keys",
                "file:keys",
                "ftp://host/keys",
                "jar:file:/a!/b",
                "data:,x"
            })
    void other_addresses_are_refused(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeakReports(URI.create(uri), LeakPolicy.revoke()))
                .withMessageContaining("'" + uri + "'")
                .withMessageContaining("give an https: or file: URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P367D"})
    void an_end_out_of_bounds_is_refused(Duration after) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeakPolicy.expireIn(after))
                .withMessageContaining("give more than zero and at most 366 days");
    }

    @Test
    void what_a_leak_prints_holds_no_hash() {
        assertThat(new Leak(LeakFixtures.key(), "https://host/a", "commit").where())
                .isEqualTo("https://host/a");
        assertThat(new Leak(LeakFixtures.key(), null, "npm").where()).isEqualTo("npm");
        assertThat(new Leak(LeakFixtures.key(), null, null).where()).isNull();
        assertThat(new Leak(LeakFixtures.key(), null, null).toString()).doesNotContain("{sha256}");
    }
}
