package dev.keystile.examples.quickstart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Each failure is one line that says what to do, and exit code 1. */
class FailedStartTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "-1", "65536", ""})
    void a_bad_port(String port) throws Exception {
        assertFails(Map.of("PORT", port), "PORT is '" + port + "', and must be a number up to 65535");
    }

    @Test
    void a_port_that_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());

            assertFails(Map.of("PORT", port), "cannot listen on port " + port);
        }
        assertThat(directory.resolve("keystile-data"))
                .as("no key may be issued that nobody will see")
                .doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "foo:bar, no store module is for the URL foo:bar",
        "redis://localhost:1, the store redis://localhost:1: Redis could not be reached",
        "mongodb://localhost:1/x, MongoDB at mongodb://localhost:1/x is out of reach",
        "jdbc:foo:bar, no JDBC driver for jdbc:foo: was found",
        "jdbc:postgresql://localhost:1/x, the database jdbc:postgresql://localhost:1/x is out of reach",
        "jdbc:mariadb://localhost:1/x, the database jdbc:mariadb://localhost:1/x is out of reach"
    })
    void a_store_that_cannot_be_opened(String url, String message) throws Exception {
        assertFails(Map.of("PORT", "0", "KEYSTILE_STORE_URL", url), message);
    }

    private void assertFails(Map<String, String> environment, String message) throws Exception {
        try (QuickstartProcess quickstart = QuickstartProcess.start(directory, environment)) {
            assertThat(quickstart.exitCode()).isEqualTo(1);
            assertThat(quickstart.err()).singleElement().asString().startsWith("The quickstart cannot start: ");
            assertThat(quickstart.err().get(0)).contains(message);
            assertThat(quickstart.out()).isEmpty();
        }
    }
}
