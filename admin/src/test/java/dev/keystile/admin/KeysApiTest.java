package dev.keystile.admin;

import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.admin.Http.Reply;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of keys over the API. */
class KeysApiTest extends ApiBehaviour {
    private static final String FULL = """
            {"name":"CI","owner":"acme","scopes":["orders:read","orders:write"],"metadata":{"team":"blue"},
             "expiresAt":"2027-01-01T00:00:00Z","allowedNetworks":["192.0.2.0/24"],
             "rateLimits":[{"permits":100,"window":"1m"}]}""";

    private boolean opens(String plaintext) {
        return apiKeys.verify(VerificationRequest.of(plaintext)) instanceof Verification.Accepted;
    }

    @Test
    void a_caller_learns_who_it_is_and_what_it_may_do() {
        try (Http caller = caller("acme", "keystile:read", "keystile:revoke", "orders:read")) {
            JsonNode me = caller.get("/admin/api/v1/me").json();
            assertThat(me.get("name").asString()).isEqualTo("caller");
            assertThat(me.get("owner").asString()).isEqualTo("acme");
            assertThat(me.get("scopes").toString())
                    .isEqualTo("[\"keystile:read\",\"keystile:revoke\",\"orders:read\"]");
            assertThat(me.get("rights").toString()).isEqualTo("[\"read\",\"revoke\"]");
            assertThat(me.get("selfService").asBoolean()).isFalse();
        }
    }

    @Test
    void a_key_is_issued_with_all_that_people_choose_and_its_plaintext_is_told_once() {
        Reply reply = admin.post(KEYS, FULL);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        JsonNode key = reply.json().get("key");
        ApiKey stored = apiKeys.find(key.get("id").asString()).orElseThrow();
        assertThat(reply.header("Location")).isEqualTo(at(stored));
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(stored.owner()).isEqualTo("acme");
        assertThat(stored.scopes()).containsExactly("orders:read", "orders:write");
        assertThat(stored.metadata()).containsEntry("team", "blue").containsOnlyKeys("team", "keystile.created-by");
        assertThat(stored.expiresAt()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(stored.allowedNetworks()).containsExactly("192.0.2.0/24");
        assertThat(stored.rateLimits()).singleElement().satisfies(limit -> {
            assertThat(limit.permits()).isEqualTo(100);
            assertThat(limit.window()).isEqualTo(Duration.ofMinutes(1));
        });
        String plaintext = reply.json().get("plaintext").asString();
        Reply shown = admin.get(reply.header("Location"));
        assertThat(shown.json()).isEqualTo(key);
        assertThat(shown.body()).doesNotContain(plaintext).doesNotContain(hash(stored));
        assertThat(reply.body()).doesNotContain(hash(stored));
        assertThat(apiKeys.verify(new VerificationRequest(plaintext, "192.0.2.1", Set.of())))
                .isInstanceOf(Verification.Accepted.class);
    }

    private static String hash(ApiKey key) {
        String hash = key.currentSecret().hash();
        return hash.substring(hash.indexOf('}') + 1);
    }

    @Test
    void a_key_says_who_issued_it_and_which_algorithm_hashed_it() {
        JsonNode key = admin.post(KEYS, "{\"name\":\"k\"}").json().get("key");
        String me = admin.get("/admin/api/v1/me").json().get("keyId").asString();
        assertThat(key.get("createdBy").asString()).isEqualTo("key:" + me);
        assertThat(key.get("metadata").isEmpty()).isTrue();
        assertThat(key.get("secrets").get(0).get("hash").asString()).isEqualTo("sha256");
        assertThat(key.get("status").asString()).isEqualTo("active");
        assertThat(key.get("createdAt").asString()).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void keys_are_listed_page_by_page() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            clock.advance(Duration.ofSeconds(1));
            ids.add(0, key("many").id());
        }
        List<String> listed = new ArrayList<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page =
                    admin.get(KEYS + "?owner=many&limit=50&after=" + after).json();
            page.get("items").forEach(item -> listed.add(item.get("id").asString()));
            after = page.get("next").asString("");
            pages++;
        } while (!after.isEmpty());
        assertThat(listed).isEqualTo(ids);
        assertThat(pages).isEqualTo(3);
        JsonNode oldest = admin.get(KEYS + "?owner=many&limit=1&order=oldest").json();
        assertThat(oldest.get("items").get(0).get("id").asString()).isEqualTo(ids.get(119));
    }

    @Test
    void lists_are_narrowed_by_each_filter() {
        ApiKey early = key("acme", "orders:read");
        clock.advance(Duration.ofHours(1));
        ApiKey late = apiKeys.issue(ApiKeySpec.named("sp\u00e4t & <b>").withOwner("acme"))
                .key();
        apiKeys.revoke(late.id(), "over");
        assertThat(ids("?owner=acme&scope=orders:read")).containsExactly(early.id());
        assertThat(ids("?owner=acme&status=revoked")).containsExactly(late.id());
        assertThat(ids("?owner=acme&status=active")).containsExactly(early.id());
        assertThat(ids("?q=sp%C3%A4t+%26+%3Cb%3E")).containsExactly(late.id());
        assertThat(ids("?q=" + early.id())).containsExactly(early.id());
        assertThat(ids("?owner=acme&createdFrom=2026-11-23T12:30:00Z")).containsExactly(late.id());
        assertThat(ids("?owner=acme&createdBefore=2026-11-23T12:30:00Z")).containsExactly(early.id());
        assertThat(ids("?owner=ac")).isEmpty();
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        Reply reply = admin.get(KEYS + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        reply.json().get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    @Test
    void a_list_tells_the_use_of_keys() {
        ApiKey key = key("acme");
        JsonNode usage =
                admin.get(KEYS + "?owner=acme").json().get("items").get(0).get("usage");
        assertThat(usage.toString()).isEqualTo("{\"useCount\":0,\"lastUsedAt\":null,\"lastUsedFrom\":null}");
        assertThat(admin.get(at(key)).json().get("usage")).isEqualTo(usage);
    }

    @Test
    void an_update_changes_what_it_names_and_only_the_version_that_was_seen() {
        ApiKey key = apiKeys.issue(ApiKeySpec.named("old")
                        .withOwner("acme")
                        .withScopes("a", "b")
                        .withMetadata(Map.of("x", "1", "y", "2", "keystile.imported-from", "django")))
                .key();
        assertThat(admin.patch(at(key), "{\"name\":\"new\"}").status()).isEqualTo(428);
        assertThat(admin.patch(at(key), "{\"name\":\"new\"}", "If-Match: \"7\"").status())
                .isEqualTo(412);
        assertThat(admin.patch(at(key), "{\"name\":\"new\"}", "If-Match: W/\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(stored(key)).isEqualTo(key);
        Reply reply = admin.patch(
                at(key),
                "{\"scopes\":[\"b\"],\"owner\":null,\"metadata\":{\"x\":null,\"z\":\"3\"}}",
                "If-Match: \"1\"");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        ApiKey changed = stored(key);
        assertThat(changed.name()).isEqualTo("old");
        assertThat(changed.owner()).isNull();
        assertThat(changed.scopes()).containsExactly("b");
        assertThat(changed.metadata()).isEqualTo(Map.of("y", "2", "z", "3", "keystile.imported-from", "django"));
        assertThat(reply.json().get("importedFrom").asString()).isEqualTo("django");
        assertThat(admin.patch(at(key), "{\"metadata\":null}", "If-Match: \"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(stored(key).metadata()).containsOnlyKeys("keystile.imported-from");
    }

    @Test
    void a_key_is_switched_rotated_revoked_and_deleted() {
        Reply issued = admin.post(KEYS, "{\"name\":\"k\"}");
        String location = issued.header("Location");
        String first = issued.json().get("plaintext").asString();
        assertThat(admin.post(location + "/disable", "").json().get("status").asString())
                .isEqualTo("disabled");
        assertThat(opens(first)).isFalse();
        assertThat(admin.post(location + "/enable", "{}").json().get("status").asString())
                .isEqualTo("active");
        assertThat(admin.post(location + "/rotate", "{}", "If-Match: \"1\"").status())
                .isEqualTo(412);
        Reply rotated = admin.post(location + "/rotate", "{\"grace\":\"24h\"}", "If-Match: \"3\"");
        String second = rotated.json().get("plaintext").asString();
        assertThat(rotated.json()
                        .get("key")
                        .get("secrets")
                        .get(1)
                        .get("expiresAt")
                        .asString())
                .isEqualTo("2026-11-24T12:00:00Z");
        assertThat(opens(first)).isTrue();
        assertThat(opens(second)).isTrue();
        Reply revoked = admin.post(location + "/revoke", "{\"reason\":\"the contract ended\"}");
        assertThat(revoked.json().get("status").asString()).isEqualTo("revoked");
        assertThat(revoked.json().get("revokedReason").asString()).isEqualTo("the contract ended");
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isFalse();
        assertThat(admin.delete(location, "If-Match: \"1\"").status()).isEqualTo(412);
        assertThat(admin.delete(location).status()).isEqualTo(204);
        assertThat(admin.get(location).status()).isEqualTo(404);
        assertThat(admin.delete(location).status()).isEqualTo(404);
    }

    @Test
    void a_rotation_without_a_grace_ends_the_old_secret_at_once() {
        Reply issued = admin.post(KEYS, "{\"name\":\"k\"}");
        Reply rotated = admin.post(issued.header("Location") + "/rotate", "");
        assertThat(opens(issued.json().get("plaintext").asString())).isFalse();
        assertThat(opens(rotated.json().get("plaintext").asString())).isTrue();
    }

    @Test
    void a_revoked_key_changes_no_more_and_an_expired_one_is_not_rotated() {
        ApiKey revoked = key("acme");
        apiKeys.revoke(revoked.id(), "over");
        assertThat(admin.patch(at(revoked), "{\"name\":\"n\"}", "If-Match: \"2\"")
                        .code())
                .isEqualTo("key_revoked");
        for (String step : List.of("/enable", "/disable", "/rotate")) {
            Reply reply = admin.post(at(revoked) + step, "");
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.code()).isEqualTo("key_revoked");
        }
        ApiKey expired = apiKeys.issue(
                        ApiKeySpec.named("k").withExpiresAt(clock.instant().plusSeconds(1)))
                .key();
        clock.advance(Duration.ofSeconds(2));
        assertThat(admin.post(at(expired) + "/rotate", "").code()).isEqualTo("not_rotatable");
    }

    @Test
    void a_token_issues_one_key_for_each_caller() {
        String token = "Idempotency-Key: " + UUID.randomUUID();
        Reply first = admin.post(KEYS, FULL, token);
        Reply again = admin.post(KEYS, FULL, token);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already_issued");
        assertThat(again.json().get("keyId")).isEqualTo(first.json().get("key").get("id"));
        assertThat(again.body()).doesNotContain(first.json().get("plaintext").asString());
        try (Http other = caller(null, "keystile:admin")) {
            assertThat(other.post(KEYS, FULL, token).status()).isEqualTo(201);
        }
        assertThat(admin.post(KEYS, FULL, "Idempotency-Key: " + "x".repeat(256)).field())
                .isEqualTo("Idempotency-Key");
        assertThat(admin.get(KEYS + "?owner=acme").json().get("items").size()).isEqualTo(2);
    }

    @Test
    void a_presented_key_is_verified() {
        Reply issued = admin.post(KEYS, "{\"name\":\"k\"}");
        String plaintext = issued.json().get("plaintext").asString();
        JsonNode live = admin.post("/admin/api/v1/verify", "{\"key\":\"" + plaintext + "\"}")
                .json();
        assertThat(live.get("accepted").asBoolean()).isTrue();
        assertThat(live.get("key").get("id")).isEqualTo(issued.json().get("key").get("id"));
        admin.post(issued.header("Location") + "/revoke", "{\"reason\":\"over\"}");
        Reply dead = admin.post("/admin/api/v1/verify", "{\"key\":\"" + plaintext + "\"}");
        assertThat(dead.json().get("accepted").asBoolean()).isFalse();
        assertThat(dead.json().get("reason").asString()).isEqualTo("REVOKED");
        assertThat(dead.body()).doesNotContain(plaintext);
        assertThat(admin.post("/admin/api/v1/verify", "{\"key\":\"junk\"}")
                        .json()
                        .get("reason")
                        .asString())
                .isEqualTo("MALFORMED");
    }

    @Test
    void the_pattern_for_secret_scanners_finds_the_example_and_real_keys() {
        JsonNode patterns = admin.get("/admin/api/v1/patterns").json();
        String regex = patterns.get("regex").asString();
        assertThat(patterns.get("example").asString()).matches(regex);
        assertThat(issued(null).plaintext()).matches(regex);
        assertThat(patterns.get("prefix").asString()).isEqualTo("ks");
    }

    @Test
    void what_ended_long_ago_is_purged() {
        ApiKey over = key("acme");
        apiKeys.revoke(over.id(), "over");
        clock.advance(Duration.ofDays(91));
        ApiKey recent = key("acme");
        apiKeys.revoke(recent.id(), "over");
        Reply reply = admin.post("/admin/api/v1/purge", "{\"olderThan\":\"90d\"}");
        assertThat(reply.body()).isEqualTo("{\"purged\":1}");
        assertThat(apiKeys.find(over.id())).isEmpty();
        assertThat(apiKeys.find(recent.id())).isPresent();
    }
}
