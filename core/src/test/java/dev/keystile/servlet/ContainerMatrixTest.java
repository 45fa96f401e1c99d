package dev.keystile.servlet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The 58 raw requests of {@link Matrix}, with the filter mapped to {@code /api/*}. */
class ContainerMatrixTest extends FilterBehaviour {
    private static final Matrix MATRIX = new Matrix();

    private final MatrixEndpoints endpoints = new MatrixEndpoints();

    @Override
    void declare(WebApp app) {
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        endpoints.declare(app);
    }

    static List<String> all() {
        return MATRIX.titles();
    }

    static List<String> withUsableKey() {
        return all().stream()
                .filter(title -> !MatrixRequest.hasSpoiltKey(title))
                .toList();
    }

    static List<String> withSpoiltKey() {
        return all().stream().filter(MatrixRequest::hasSpoiltKey).toList();
    }

    private Reply send(String rawRequest) {
        keys.reset();
        endpoints.api.reached();
        return http().raw(rawRequest);
    }

    private static void assertIs(Matrix.Outcome expected, Reply reply) {
        assertThat(reply.status()).isEqualTo(expected.status());
        if (!expected.servlet().isEmpty()) {
            assertThat(Matrix.Outcome.parse(reply.status() + " " + reply.body()))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("withUsableKey")
    void s01_s02_without_a_key_the_protected_servlet_is_not_reached_however_it_is_spelt(String title) {
        Matrix.Outcome outcome = MATRIX.outcome(title, kind);
        Reply reply = send(MatrixRequest.withoutKey(title));
        if (outcome.behindFilter()) {
            assertThat(reply.status()).isEqualTo(401);
        } else {
            assertIs(outcome, reply);
        }
        assertThat(endpoints.api.reached()).isZero();
    }

    @ParameterizedTest
    @MethodSource("withUsableKey")
    void s01_s02_with_a_key_the_request_goes_where_the_server_leads_it(String title) {
        assertIs(MATRIX.outcome(title, kind), send(MatrixRequest.withKey(title, keys.issue())));
    }

    @ParameterizedTest
    @MethodSource("withSpoiltKey")
    void s06_s08_a_key_in_an_unusual_header_is_refused_without_a_lookup(String title) {
        Matrix.Outcome outcome = MATRIX.outcome(title, kind);
        Reply reply = send(MatrixRequest.withKey(title, keys.issue()));
        assertThat(reply.status()).isEqualTo(outcome.behindFilter() ? refusal(title) : outcome.status());
        assertThat(endpoints.api.reached()).isZero();
        assertThat(keys.store.lookups()).isEmpty();
    }

    private static int refusal(String title) {
        return title.startsWith("dup") ? 400 : 401;
    }
}
