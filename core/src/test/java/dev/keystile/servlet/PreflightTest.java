package dev.keystile.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** CORS preflights never carry a key. */
class PreflightTest extends FilterBehaviour {
    private static final String ORIGIN = "Origin: https://app.example";
    private static final String METHOD = "Access-Control-Request-Method: GET";
    private static final String HEADERS = "Access-Control-Request-Headers: x-api-key";

    @Override
    void declare(WebApp app) {
        app.filter("/closed/*", new ApiKeyFilter(keys.apiKeys));
        app.filter(
                "/cors/*",
                new ApiKeyFilter(
                        keys.apiKeys,
                        ApiKeyFilterOptions.builder().passPreflight(true).build()));
        app.filter("/cors/*", answersPreflights());
        app.servlet("/*", mirror);
    }

    /** A CORS filter behind ours; it answers preflights and passes all else on. */
    private static Filter answersPreflights() {
        return (request, response, chain) -> {
            if (((HttpServletRequest) request).getHeader("Access-Control-Request-Method") == null) {
                chain.doFilter(request, response);
                return;
            }
            HttpServletResponse answer = (HttpServletResponse) response;
            answer.setStatus(204);
            answer.setHeader("Access-Control-Allow-Headers", "X-API-Key");
        };
    }

    @Test
    void s05_a_preflight_is_refused_by_default() {
        assertThat(http().request("OPTIONS", "/closed/x", ORIGIN, METHOD, HEADERS)
                        .status())
                .isEqualTo(401);
        assertThat(mirror.reached()).isZero();
    }

    @Test
    void s05_a_preflight_passes_to_the_cors_filter_where_the_application_says_so() {
        for (int i = 0; i < 100; i++) {
            Reply reply = http().request("OPTIONS", "/cors/x", ORIGIN, METHOD, HEADERS);
            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.header("Access-Control-Allow-Headers")).isEqualTo("X-API-Key");
        }
        assertThat(mirror.reached()).isZero();
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void s05_what_is_not_quite_a_preflight_needs_a_key() {
        assertThat(http().request("OPTIONS", "/cors/x").status()).isEqualTo(401);
        assertThat(http().request("OPTIONS", "/cors/x", ORIGIN).status()).isEqualTo(401);
        assertThat(http().request("OPTIONS", "/cors/x", METHOD).status()).isEqualTo(401);
        assertThat(http().request("GET", "/cors/x", ORIGIN, METHOD).status()).isEqualTo(401);
        assertThat(http().request("options", "/cors/x", ORIGIN, METHOD).status())
                .isEqualTo(401);
        assertThat(mirror.reached()).isZero();
    }
}
