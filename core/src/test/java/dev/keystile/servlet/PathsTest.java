package dev.keystile.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The filter mapped to everything: no spelling of a path leads past it. */
class PathsTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter("/*", new ApiKeyFilter(keys.apiKeys));
        app.servlet("/*", mirror);
    }

    static List<String> requests() {
        return new Matrix().titles();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void s01_no_spelling_gets_past_the_filter_without_a_key(String title) {
        int status = http().raw(MatrixRequest.withoutKey(title)).status();
        assertThat(status).isIn(400, 401, 404, 405);
        assertThat(mirror.reached()).isZero();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void s01_with_a_key_every_spelling_is_served_or_refused_as_a_bad_request(String title) {
        int status = http().raw(MatrixRequest.withKey(title, keys.issue())).status();
        assertThat(status).isIn(200, 400, 401, 404, 405, 431);
    }

    @Test
    void s02_case_and_trailing_slashes_make_no_difference() {
        for (String path : List.of("/API/x", "/Api", "/api", "/api/", "/api/x/", "/")) {
            assertThat(get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(mirror.reached()).isZero();
    }
}
