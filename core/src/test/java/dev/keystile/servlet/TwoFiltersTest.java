package dev.keystile.servlet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several of our filters on the way of one request. */
class TwoFiltersTest extends FilterBehaviour {
    private TestKeys partners;

    @Override
    void declare(WebApp app) {
        partners = new TestKeys(CountingStore.withoutChanges(keys.store), settings -> settings);
        app.filter("/same/*", filter(keys, KeyExtractor.header("X-API-Key")));
        app.filter("/same/admin/*", filter(keys, KeyExtractor.header("X-API-Key"), "admin"));
        app.filter("/both/*", filter(keys, KeyExtractor.header("X-API-Key")));
        app.filter("/both/*", filter(partners, KeyExtractor.header("X-API-Key"), "partner"));
        app.filter("/two-headers/*", filter(keys, KeyExtractor.header("X-API-Key")));
        app.filter("/two-headers/*", filter(partners, KeyExtractor.header("X-Partner-Key")));
        app.servlet(
                "/both/forward",
                new Endpoint((request, response) ->
                        request.getRequestDispatcher("/both/x").forward(request, response)));
        app.servlet("/*", mirror);
    }

    private static ApiKeyFilter filter(TestKeys by, KeyExtractor extractor, String... scopes) {
        return new ApiKeyFilter(
                by.apiKeys,
                ApiKeyFilterOptions.builder()
                        .extractor(extractor)
                        .requiredScopes(scopes)
                        .build());
    }

    private void forgetPartners() {
        partners.events.reset();
    }

    @Test
    void of_the_same_keys_the_second_asks_for_its_scopes_and_verifies_nothing_again() {
        String key = keys.issue("read", "admin");
        assertThat(get("/same/admin/x", "X-API-Key: " + key).status()).isEqualTo(200);
        assertThat(keys.events.accepted()).isEqualTo(1);
        assertThat(get("/same/admin/x", "X-API-Key: " + keys.issue("read")).status())
                .isEqualTo(403);
        assertThat(get("/same/x", "X-API-Key: " + keys.issue("read")).status()).isEqualTo(200);
    }

    @Test
    void of_different_keys_both_verify_what_the_client_sent() {
        forgetPartners();
        String key = keys.issue("partner");
        Reply reply = get("/both/x", "X-API-Key: " + key);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain(key);
        assertThat(keys.events.accepted()).isEqualTo(1);
        assertThat(partners.events.accepted()).isEqualTo(1);
        assertThat(get("/both/x", "X-API-Key: " + keys.issue()).status()).isEqualTo(403);
    }

    @Test
    void of_different_keys_neither_verifies_a_forwarded_request_again() {
        forgetPartners();
        assertThat(get("/both/forward", "X-API-Key: " + keys.issue("partner")).status())
                .isEqualTo(200);
        assertThat(mirror.reached()).isEqualTo(1);
        assertThat(keys.events.accepted()).isEqualTo(1);
        assertThat(partners.events.accepted()).isEqualTo(1);
    }

    @Test
    void of_different_keys_in_different_places_both_are_asked_for_and_both_hidden() {
        String key = keys.issue();
        String partner = keys.issue();
        assertThat(get("/two-headers/x", "X-API-Key: " + key).status()).isEqualTo(401);
        assertThat(get("/two-headers/x", "X-Partner-Key: " + partner).status()).isEqualTo(401);
        Reply reply = get("/two-headers/x", "X-API-Key: " + key, "X-Partner-Key: " + partner);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("key")).isEqualTo(TestKeys.id(partner));
        assertThat(reply.all("Vary")).containsExactly("X-API-Key", "X-Partner-Key");
        assertThat(reply.seen("header-names")).doesNotContain("x-api-key").doesNotContain("x-partner-key");
    }
}
