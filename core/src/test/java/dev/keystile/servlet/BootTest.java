package dev.keystile.servlet;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A filter that cannot work stops the application: it never lets anything through. */
@Tag("servers")
class BootTest {
    private static final String URL = "keystile.store.url";

    private static List<Map<String, String>> badSettings() {
        return List.of(
                Map.of(),
                Map.of(URL, ""),
                Map.of(URL, "nosuchstore://somewhere"),
                Map.of(URL, "memory:", "keystile.requierd", "true"),
                Map.of(URL, "memory:", "keystile.required", "yes"),
                Map.of(URL, "memory:", "keystile.extractors", "carrier-pigeon"),
                Map.of(URL, "memory:", "keystile.extractors", ""),
                Map.of(URL, "memory:", "keystile.realm", "a\"b"),
                Map.of(URL, "memory:", "keystile.max-staleness", "2h"),
                Map.of(URL, "memory:", "keystile.hash.peppers", "p1:not base64"),
                Map.of(URL, "memory:", "keystile.store.pool-size", "10"));
    }

    @ParameterizedTest
    @ArgumentsSource(ServersUnderTest.class)
    void s26_an_application_whose_filter_cannot_start_answers_nothing(ServerKind kind) {
        for (Map<String, String> settings : badSettings()) {
            Endpoint mirror = Mirror.endpoint();
            assertAnswersNothing(kind, app -> {
                app.filter("/*", ApiKeyFilter.class, settings);
                app.servlet("/*", mirror);
            });
            assertThat(mirror.reached()).as(settings.toString()).isZero();
        }
    }

    @ParameterizedTest
    @ArgumentsSource(ServersUnderTest.class)
    void s26_init_params_that_a_filter_made_in_code_would_ignore_stop_the_start(ServerKind kind) {
        try (TestKeys keys = new TestKeys()) {
            Endpoint mirror = Mirror.endpoint();
            assertAnswersNothing(kind, app -> {
                app.filter("/*", new ApiKeyFilter(keys.apiKeys), Map.of("keystile.required", "false"));
                app.servlet("/*", mirror);
            });
            assertThat(mirror.reached()).isZero();
        }
    }

    /** Jetty does not start, Tomcat starts without the application, and Undertow makes the filter with the first request. */
    private static void assertAnswersNothing(ServerKind kind, WebApp.Declaration app) {
        try (ServletServer server = kind.start(app)) {
            for (String path : List.of("/api/x", "/open", "/")) {
                assertThat(new Http(server.port()).get(path).status()).isGreaterThanOrEqualTo(400);
            }
        } catch (IllegalStateException e) {
            assertThat(e).hasRootCauseInstanceOf(RuntimeException.class).hasMessageContaining("does not start");
        }
    }

    @Test
    void s26_a_filter_that_was_never_initialized_refuses_everything() {
        assertThatThrownBy(() -> new ApiKeyFilter().doFilter(null, null, (request, response) -> {}))
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("not initialized");
    }

    @ParameterizedTest
    @ArgumentsSource(ServersUnderTest.class)
    void keys_that_were_given_to_the_filter_outlive_it(ServerKind kind) {
        TestKeys given = new TestKeys();
        String key = given.issue();
        try (ServletServer server = kind.start(app -> {
            app.filter("/*", new ApiKeyFilter(given.apiKeys));
            app.servlet("/*", Mirror.endpoint());
        })) {
            assertThat(new Http(server.port()).get("/x", "X-API-Key: " + key).status())
                    .isEqualTo(200);
        }
        assertThat(given.apiKeys.find(TestKeys.id(key))).isPresent();
        given.close();
    }
}
