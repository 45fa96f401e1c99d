package dev.keystile.servlet;

import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases of djangorestframework-api-key's tests of its permission class, and what surrounds them. */
class PermissionsTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.filter("/custom/*", filter(KeyExtractor.header("X-Custom-Key")));
        app.filter("/cookie/*", filter(KeyExtractor.cookie("api_key")));
        app.servlet("/", mirror);
    }

    private ApiKeyFilter filter(KeyExtractor extractor) {
        return new ApiKeyFilter(
                keys.apiKeys, ApiKeyFilterOptions.builder().extractor(extractor).build());
    }

    private void assertLetIn(Reply reply, String key) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("key")).isEqualTo(TestKeys.id(key));
        assertThat(mirror.reached()).isEqualTo(1);
    }

    private void assertKeptOut(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(mirror.reached()).isZero();
    }

    private Reply withKey(String key) {
        return get("/api/x", "Authorization: Api-Key " + key);
    }

    @Test
    void a_valid_key_lets_the_request_in() {
        String key = keys.issue();
        assertLetIn(withKey(key), key);
    }

    @Test
    void a_valid_key_in_the_default_header_lets_the_request_in() {
        String key = keys.issue();
        assertLetIn(get("/api/x", "X-API-Key: " + key), key);
    }

    @Test
    void a_valid_bearer_token_lets_the_request_in() {
        String key = keys.issue();
        assertLetIn(get("/api/x", "Authorization: Bearer " + key), key);
    }

    @Test
    void a_valid_key_in_a_custom_header_lets_the_request_in() {
        String key = keys.issue();
        assertLetIn(get("/custom/x", "X-Custom-Key: " + key), key);
        assertKeptOut(get("/custom/x", "X-API-Key: " + key));
    }

    @Test
    void a_valid_key_in_a_cookie_lets_the_request_in_where_cookies_are_asked_for() {
        String key = keys.issue();
        assertLetIn(get("/cookie/x", "Cookie: theme=dark; api_key=" + key), key);
        assertKeptOut(get("/api/x", "Cookie: api_key=" + key));
    }

    @Test
    void no_key_is_refused() {
        assertKeptOut(get("/api/x"));
    }

    @Test
    void an_empty_header_is_refused() {
        assertKeptOut(get("/api/x", "Authorization:"));
        assertKeptOut(get("/api/x", "X-API-Key:"));
    }

    @Test
    void a_scheme_without_a_key_is_refused() {
        assertKeptOut(get("/api/x", "Authorization: Api-Key"));
        assertKeptOut(get("/api/x", "Authorization: Api-Key "));
        assertKeptOut(get("/api/x", "Authorization: Bearer"));
    }

    @Test
    void another_scheme_is_refused() {
        String key = keys.issue();
        assertKeptOut(get("/api/x", "Authorization: Token " + key));
        assertKeptOut(get("/api/x", "Authorization: ApiKey " + key));
        assertKeptOut(get("/api/x", "Authorization: " + key));
    }

    @Test
    void a_colon_in_place_of_the_space_is_refused() {
        assertKeptOut(get("/api/x", "Authorization: Api-Key:" + keys.issue()));
    }

    @Test
    void a_second_space_before_the_key_is_refused_where_the_server_lets_the_filter_see_it() {
        String key = keys.issue();
        Reply reply = withKey(" " + key);
        if (kind.name().equals("Undertow")) {
            assertLetIn(reply, key); // It makes one space of several while it reads the request.
        } else {
            assertKeptOut(reply);
        }
    }

    @Test
    void a_key_in_another_case_is_refused() {
        String key = keys.issue();
        assertKeptOut(withKey(key.toUpperCase(Locale.ROOT)));
        assertKeptOut(withKey(key.toLowerCase(Locale.ROOT)));
    }

    @Test
    void a_truncated_key_is_refused() {
        String key = keys.issue();
        assertKeptOut(withKey(key.substring(1)));
        assertKeptOut(withKey(key.substring(0, key.length() - 1)));
        assertKeptOut(withKey(key.replace(TestKeys.id(key), TestKeys.id(key).substring(1))));
        assertKeptOut(withKey(key.substring(key.lastIndexOf('_') + 1)));
    }

    @Test
    void an_unknown_key_is_refused() {
        assertKeptOut(withKey(TestKeys.unknown()));
    }

    @Test
    void a_wrong_secret_is_refused() {
        assertKeptOut(withKey(TestKeys.withWrongSecret(keys.issue())));
    }

    @Test
    void a_revoked_key_is_refused() {
        assertKeptOut(withKey(keys.revoked()));
    }

    @Test
    void a_disabled_key_is_refused_until_it_is_enabled_again() {
        String key = keys.disabled();
        assertKeptOut(withKey(key));
        keys.apiKeys.enable(TestKeys.id(key));
        assertLetIn(withKey(key), key);
    }

    @Test
    void an_expired_key_is_refused() {
        assertKeptOut(withKey(keys.expired()));
    }

    @Test
    void a_key_is_live_until_its_expiry_to_the_millisecond() {
        IssuedKey key = keys.issued(
                ApiKeySpec.named("soon over").withExpiresAt(keys.clock.instant().plusSeconds(60)));
        keys.clock.advance(Duration.ofMillis(59_999));
        assertLetIn(withKey(key.plaintext()), key.plaintext());
        keys.clock.advance(Duration.ofMillis(1));
        assertKeptOut(withKey(key.plaintext()));
    }

    @Test
    void the_keyword_is_the_same_in_every_case() {
        String key = keys.issue();
        assertLetIn(get("/api/x", "Authorization: API-KEY " + key), key);
        assertLetIn(get("/api/x", "authorization: bearer " + key), key);
    }

    @Test
    void a_path_that_the_filter_is_not_mapped_to_is_open() {
        assertThat(get("/open").status()).isEqualTo(200);
    }
}
