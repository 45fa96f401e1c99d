package dev.keystile.servlet;

import dev.keystile.RejectionReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** More than one credential in a request is one too many, whichever of them is good. */
class DuplicateCredentialsTest extends FilterBehaviour {
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

    @Override
    void declare(WebApp app) {
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.filter("/all/*", filter(true));
        app.filter("/optional/*", filter(false));
        app.servlet("/*", mirror);
    }

    private ApiKeyFilter filter(boolean required) {
        KeyExtractor everywhere = KeyExtractor.firstOf(
                KeyExtractor.authorization("Api-Key"),
                KeyExtractor.bearer(),
                KeyExtractor.header("X-API-Key"),
                KeyExtractor.cookie("api_key"),
                KeyExtractor.queryParameter("api_key"));
        return new ApiKeyFilter(
                keys.apiKeys,
                ApiKeyFilterOptions.builder()
                        .required(required)
                        .extractor(everywhere)
                        .build());
    }

    private void assertAmbiguous(String target, String... headers) {
        keys.reset();
        Reply reply = get(target, headers);
        assertThat(reply.status())
                .as(target + " " + String.join(" | ", headers))
                .isEqualTo(400);
        assertThat(Replies.json(reply)).containsEntry("code", "invalid_request");
        assertThat(mirror.reached()).isZero();
        assertThat(keys.store.lookups()).isEmpty();
        assertThat(keys.events.rejections()).containsExactly(RejectionReason.AMBIGUOUS);
    }

    @Test
    void s06_two_keys_in_two_fields_are_refused_in_both_orders() {
        String key = keys.issue();
        assertAmbiguous("/api/x", "X-API-Key: " + key, "X-API-Key: bad");
        assertAmbiguous("/api/x", "X-API-Key: bad", "X-API-Key: " + key);
        assertAmbiguous("/api/x", "X-API-Key: " + key, "x-api-key: " + key);
        assertAmbiguous("/api/x", "X-API-Key: " + key, "X-API-Key:");
    }

    @Test
    void s06_two_authorization_fields_are_refused_in_both_orders() {
        String bearer = "Authorization: Bearer " + keys.issue();
        String apiKey = "Authorization: Api-Key " + keys.issue();
        assertAmbiguous("/api/x", bearer, bearer);
        assertAmbiguous("/api/x", apiKey, apiKey);
        assertAmbiguous("/api/x", bearer, apiKey);
        assertAmbiguous("/api/x", apiKey, bearer);
        assertAmbiguous("/api/x", apiKey, "Authorization: Negotiate YTpi");
        assertAmbiguous("/api/x", "Authorization: Negotiate YTpi", bearer);
    }

    @Test
    void s06_a_key_and_a_foreign_token_in_two_authorization_fields_are_refused_in_both_orders() {
        String bearer = "Authorization: Bearer " + keys.issue();
        String jwt = "Authorization: Bearer " + JWT;
        for (String path : new String[] {"/api/x", "/optional/x"}) {
            assertAmbiguous(path, bearer, jwt);
            assertAmbiguous(path, jwt, bearer);
        }
    }

    @Test
    void s06_two_keys_in_two_places_are_refused() {
        String one = keys.issue();
        String two = keys.issue();
        assertAmbiguous("/api/x", "X-API-Key: " + one, "Authorization: Bearer " + two);
        assertAmbiguous("/api/x", "X-API-Key: " + one, "Authorization: Api-Key " + one);
        assertAmbiguous("/all/x?api_key=" + one, "X-API-Key: " + two);
        assertAmbiguous("/all/x?api_key=" + one, "Cookie: api_key=" + one);
        assertAmbiguous("/all/x", "Cookie: api_key=" + one, "Authorization: Bearer " + two);
    }

    @Test
    void s06_two_cookies_or_parameters_of_one_name_are_refused() {
        String key = keys.issue();
        assertAmbiguous("/all/x?api_key=" + key + "&api_key=bad");
        assertAmbiguous("/all/x?api_key=bad&a=b&api_key=" + key);
        assertAmbiguous("/all/x?api_key&api_key=" + key);
        assertAmbiguous("/all/x", "Cookie: api_key=" + key + "; api_key=bad");
        assertAmbiguous("/all/x", "Cookie: api_key=bad; api_key=" + key);
        assertAmbiguous("/all/x", "Cookie: api_key=" + key, "Cookie: api_key=" + key);
    }

    @Test
    void s06_two_keys_in_one_field_are_no_key() {
        String key = keys.issue();
        for (String value : new String[] {key + ", " + key, key + "," + key, key + " " + key, key + ";" + key}) {
            Reply reply = get("/api/x", "X-API-Key: " + value);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(get("/api/x", "Authorization: Bearer " + value).status()).isEqualTo(401);
        }
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void a_token_of_another_system_is_no_key_and_no_error() {
        assertThat(get("/api/x", "Authorization: Bearer " + JWT).status()).isEqualTo(401);
        Reply anonymous = get("/optional/x", "Authorization: Bearer " + JWT);
        assertThat(anonymous.status()).isEqualTo(200);
        assertThat(anonymous.seen("key")).isEqualTo("none");
        assertThat(anonymous.seen("Authorization")).isEqualTo("Bearer " + JWT);
        assertThat(keys.store.lookups()).isEmpty();
    }

    @Test
    void a_token_of_another_system_and_a_key_elsewhere_live_side_by_side() {
        String key = keys.issue();
        Reply reply = get("/api/x", "Authorization: Bearer " + JWT, "X-API-Key: " + key);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("key")).isEqualTo(TestKeys.id(key));
        assertThat(reply.seen("Authorization")).isEqualTo("Bearer " + JWT);
        assertThat(reply.seen("X-API-Key")).isEqualTo("null");
    }
}
