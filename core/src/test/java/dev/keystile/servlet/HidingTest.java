package dev.keystile.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The application works with the key's identity, and has no use for the key. */
class HidingTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter("/hidden/*", filter(true));
        app.filter("/shown/*", filter(false));
        app.servlet("/*", mirror);
    }

    private ApiKeyFilter filter(boolean hideKey) {
        return new ApiKeyFilter(
                keys.apiKeys,
                ApiKeyFilterOptions.builder()
                        .extractor(Everywhere.extractor())
                        .hideKey(hideKey)
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void the_key_is_nowhere_in_the_request_that_the_application_sees(Everywhere place) {
        String key = keys.issue();
        Reply reply = place.get(http(), "/hidden", key);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain(key);
    }

    @ParameterizedTest
    @EnumSource
    void the_key_is_in_the_request_where_the_application_asks_for_it(Everywhere place) {
        String key = keys.issue();
        Reply reply = place.get(http(), "/shown", key);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains(key);
    }

    @Test
    void a_hidden_header_is_not_among_the_names() {
        assertThat(get("/hidden/x", "x-api-KEY: " + keys.issue()).seen("header-names"))
                .doesNotContain("x-api-key");
        assertThat(get("/hidden/x", "Authorization: Bearer " + keys.issue()).seen("header-names"))
                .doesNotContain("authorization");
        assertThat(get("/shown/x", "X-API-Key: " + keys.issue()).seen("header-names"))
                .contains("x-api-key");
    }

    @Test
    void other_headers_stay() {
        Reply reply = get("/hidden/x", "X-API-Key: " + keys.issue(), "Authorization: Digest abc", "Accept: text/plain");
        assertThat(reply.seen("Authorization")).isEqualTo("Digest abc");
        assertThat(reply.seen("header-names")).contains("accept", "authorization", "host");
    }

    @Test
    void other_cookies_stay() {
        Reply reply = get("/hidden/x", "Cookie: theme=dark; api_key=" + keys.issue() + "; lang=en");
        assertThat(reply.seen("cookies")).isEqualTo("lang:en,theme:dark");
        assertThat(reply.seen("Cookie")).isEqualTo("theme=dark; lang=en");
    }

    @Test
    void a_cookie_header_that_held_nothing_but_the_key_is_gone() {
        Reply reply = get("/hidden/x", "Cookie: api_key=" + keys.issue());
        assertThat(reply.seen("cookies")).isEqualTo("null");
        assertThat(reply.seen("Cookie")).isEqualTo("null");
        assertThat(reply.seen("all Cookie")).isEqualTo("[]");
        assertThat(reply.seen("header-names")).doesNotContain("cookie");
    }

    @Test
    void other_parameters_stay() {
        Reply reply = get("/hidden/x?a=b&api_key=" + keys.issue() + "&c=d");
        assertThat(reply.seen("query")).isEqualTo("a=b&c=d");
        assertThat(reply.seen("parameter")).isEqualTo("null");
        assertThat(reply.seen("parameter-values")).isEqualTo("null");
        assertThat(reply.seen("parameter-names")).isEqualTo("[a, c]");
        assertThat(reply.seen("parameter-map")).isEqualTo("[a, c]");
    }

    @Test
    void a_query_that_held_nothing_but_the_key_is_gone() {
        Reply reply = get("/hidden/x?api_key=" + keys.issue());
        assertThat(reply.seen("query")).isEqualTo("null");
        assertThat(reply.seen("parameter-names")).isEqualTo("[]");
    }
}
