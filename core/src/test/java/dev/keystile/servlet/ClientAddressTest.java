package dev.keystile.servlet;

import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** The address that the container tells, which a proxy may have made up. */
class ClientAddressTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter("/api/*", claimedAddress());
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.servlet("/*", mirror);
    }

    /** Believes its header, as a badly configured proxy valve does. */
    private static Filter claimedAddress() {
        return (request, response, chain) -> {
            String claimed = ((HttpServletRequest) request).getHeader("Claimed");
            chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public String getRemoteAddr() {
                            return URLDecoder.decode(claimed, StandardCharsets.UTF_8);
                        }
                    },
                    response);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "::ffff:10.1.2.3"})
    void an_address_in_the_keys_network_is_let_in(String claimed) {
        assertThat(get("/api/x", "X-API-Key: " + keyFor("10.0.0.0/8"), "Claimed: " + claimed)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11.1.2.3",
                "localhost",
                "10.1.2.3:80",
                "10.1.2.3,10.1.2.3",
                "",
                "+",
                "%00",
                "10.1.2.3%0d%0a",
                "0000000000000000000000000000000000000000000000000000000000010.1.2.3"
            })
    void any_other_is_refused_with_403_and_is_no_error_for_a_key_without_networks(String claimed) {
        assertThat(get("/api/x", "X-API-Key: " + keyFor("10.0.0.0/8"), "Claimed: " + claimed)
                        .status())
                .isEqualTo(403);
        assertThat(get("/api/x", "X-API-Key: " + keyFor(), "Claimed: " + claimed)
                        .status())
                .isEqualTo(200);
    }

    private String keyFor(String... networks) {
        try (IssuedKey issued = keys.apiKeys.issue(ApiKeySpec.named("networks").withAllowedNetworks(networks))) {
            return issued.plaintext();
        }
    }
}
