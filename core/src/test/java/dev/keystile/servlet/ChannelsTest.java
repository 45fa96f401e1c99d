package dev.keystile.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The place that a key comes in makes no difference to what becomes of it. */
class ChannelsTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter(
                "/api/*",
                new ApiKeyFilter(
                        keys.apiKeys,
                        ApiKeyFilterOptions.builder()
                                .extractor(Everywhere.extractor())
                                .requiredScopes("read")
                                .build()));
        app.servlet("/*", mirror);
    }

    private int status(Everywhere place, String key) {
        return place.get(http(), "/api", key).status();
    }

    @ParameterizedTest
    @EnumSource
    void s07_the_same_key_gets_the_same_status_in_every_place(Everywhere place) {
        assertThat(status(place, keys.issue("read", "write"))).isEqualTo(200);
        assertThat(status(place, keys.issue("write"))).isEqualTo(403);
        assertThat(status(place, keys.revoked())).isEqualTo(401);
        assertThat(status(place, keys.disabled())).isEqualTo(401);
        assertThat(status(place, keys.expired())).isEqualTo(401);
        assertThat(status(place, TestKeys.unknown())).isEqualTo(401);
        assertThat(status(place, "")).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void s07_a_revocation_holds_in_every_place_at_once(Everywhere revokedAfter) {
        String key = keys.issue("read");
        assertThat(status(revokedAfter, key)).isEqualTo(200);
        keys.apiKeys.revoke(TestKeys.id(key), "leaked");
        for (Everywhere place : Everywhere.values()) {
            assertThat(status(place, key)).as(place.name()).isEqualTo(401);
        }
    }

    @Test
    void s09_a_key_in_a_form_is_never_read() {
        String form = "api_key=" + keys.issue("read");
        assertThat(http().postForm("/api/x", form).status()).isEqualTo(401);
        assertThat(http().postForm("/api/x?api_key=bad", form).status()).isEqualTo(401);
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void s09_a_form_is_left_to_the_application() {
        String key = keys.issue("read");
        Reply reply = http().postForm("/api/x?api_key=" + key, "colour=red");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("parameter-names")).isEqualTo("[colour]");
    }

    @Test
    void s09_an_escaped_key_in_the_query_is_no_key() {
        String key = keys.issue("read");
        assertThat(get("/api/x?api_key=" + key.replace("_", "%5F")).status()).isEqualTo(401);
        assertThat(get("/api/x?api%5Fkey=" + key).status()).isEqualTo(401);
        assertThat(get("/api/x?API_KEY=" + key).status()).isEqualTo(401);
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void s09_the_answer_to_a_key_in_the_query_is_kept_by_no_cache_and_told_to_no_other_site() {
        Reply reply = get("/api/x?api_key=" + keys.issue("read"));
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    }
}
