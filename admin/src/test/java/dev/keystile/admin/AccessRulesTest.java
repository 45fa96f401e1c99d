package dev.keystile.admin;

import dev.keystile.IssuedKey;
import dev.keystile.admin.Http.Reply;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules for management APIs that others broke: {@code rule_N_} is rule N, {@code sNN_} attack S-NN of the project's research.
 * The sixth rule is {@link ReferenceModelTest}.
 */
class AccessRulesTest extends ApiBehaviour {
    private static final String[] ALL = {"keystile:read", "keystile:issue", "keystile:revoke", "keystile:admin"};
    private static final String IF = "If-Match: *";

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void rule_1_the_owner_comes_from_the_caller_and_another_in_the_body_is_refused() {
        try (Http acme = caller("acme", ALL)) {
            assertThat(acme.post(KEYS, "{\"name\":\"k\"}")
                            .json()
                            .get("key")
                            .get("owner")
                            .asString())
                    .isEqualTo("acme");
            assertThat(acme.post(KEYS, "{\"name\":\"k\",\"owner\":\"acme\"}").status())
                    .isEqualTo(201);
            assertRefused(acme.post(KEYS, "{\"name\":\"k\",\"owner\":\"other\"}"), 403, "foreign_owner");
            ApiKey own = key("acme");
            assertRefused(acme.patch(at(own), "{\"owner\":\"other\"}", IF), 403, "foreign_owner");
            assertRefused(acme.patch(at(own), "{\"owner\":null}", IF), 403, "foreign_owner");
            assertThat(stored(own)).isEqualTo(own);
            assertThat(acme.get(KEYS + "?owner=other").json().get("items").isEmpty())
                    .isTrue();
        }
    }

    @Test
    void rule_2_nobody_grants_a_scope_that_they_do_not_hold() {
        ApiKey weak = key(null, "orders:read");
        ApiKey strong = key(null, "orders:read", "payments:write");
        ApiKey off = apiKeys.disable(key(null, "payments:write").id());
        try (Http caller = caller(null, "keystile:issue", "orders:read")) {
            assertThat(caller.post(KEYS, "{\"name\":\"k\",\"scopes\":[\"orders:read\",\"keystile:issue\"]}")
                            .status())
                    .isEqualTo(201);
            for (String scope : List.of("payments:write", "keystile:admin", "keystile:read", "keystile:revoke")) {
                assertRefused(
                        caller.post(KEYS, "{\"name\":\"k\",\"scopes\":[\"" + scope + "\"]}"), 403, "scope_not_held");
                assertRefused(caller.patch(at(weak), "{\"scopes\":[\"" + scope + "\"]}", IF), 403, "scope_not_held");
            }
            assertRefused(caller.patch(at(strong), "{\"name\":\"n\"}", IF), 403, "scope_not_held");
            assertRefused(caller.patch(at(strong), "{\"scopes\":[]}", IF), 403, "scope_not_held");
            assertRefused(caller.post(at(strong) + "/rotate", ""), 403, "scope_not_held");
            assertRefused(caller.post(at(off) + "/enable", ""), 403, "scope_not_held");
            assertThat(caller.post(at(weak) + "/rotate", "").status()).isEqualTo(200);
        }
        assertThat(stored(strong)).isEqualTo(strong);
        assertThat(stored(off)).isEqualTo(off);
    }

    @Test
    void rule_2_what_may_end_keys_does_not_end_those_that_manage_more_than_itself() {
        ApiKey customer = key("acme", "payments:write");
        ApiKey manager = key(null, "keystile:admin");
        try (Http caller = caller(null, "keystile:revoke")) {
            assertRefused(caller.post(at(manager) + "/revoke", "{\"reason\":\"x\"}"), 403, "scope_not_held");
            assertRefused(caller.post(at(manager) + "/disable", ""), 403, "scope_not_held");
            assertThat(caller.post(at(customer) + "/disable", "").status()).isEqualTo(200);
            assertThat(caller.post(at(customer) + "/revoke", "{\"reason\":\"x\"}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(stored(manager)).isEqualTo(manager);
    }

    /** A key of another owner is told apart from one that does not exist by no byte of any answer. */
    @Test
    void rule_3_and_s11_a_foreign_key_reads_like_one_that_does_not_exist() {
        ApiKey foreign = key("other", "orders:read");
        ApiKey nobodys = key(null);
        try (Http acme = caller("acme", "keystile:admin", "orders:read")) {
            for (ApiKey target : List.of(foreign, nobodys)) {
                List<Reply> real = allCalls(acme, target.id());
                List<Reply> absent = allCalls(acme, "AAAAAAAAAAAA");
                for (int i = 0; i < real.size(); i++) {
                    assertThat(real.get(i).status()).isEqualTo(404);
                    assertThat(real.get(i).body()).isEqualTo(absent.get(i).body());
                    assertThat(lasting(real.get(i))).isEqualTo(lasting(absent.get(i)));
                }
                assertThat(stored(target)).isEqualTo(target);
            }
            assertThat(acme.get(KEYS).body()).doesNotContain(foreign.id()).doesNotContain(nobodys.id());
        }
    }

    private static List<Reply> allCalls(Http caller, String id) {
        String key = KEYS + "/" + id;
        return List.of(
                caller.get(key),
                caller.patch(key, "{\"name\":\"n\"}", IF),
                caller.patch(key, "{\"name\":\"n\"}", "If-Match: \"99\""),
                caller.patch(key, "{\"scopes\":[\"not:held\"]}", IF),
                caller.post(key + "/rotate", ""),
                caller.post(key + "/enable", ""),
                caller.post(key + "/disable", ""),
                caller.post(key + "/revoke", "{\"reason\":\"x\"}"),
                caller.delete(key));
    }

    private static Map<String, List<String>> lasting(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(reply.headers());
        headers.remove("date");
        return headers;
    }

    @Test
    void s11_callers_with_bad_keys_learn_nothing_of_why() {
        String revoked = issued(null, "keystile:admin").plaintext();
        apiKeys.revoke(id(revoked), "over");
        String disabled = issued(null, "keystile:admin").plaintext();
        apiKeys.disable(id(disabled));
        String deleted = issued(null, "keystile:admin").plaintext();
        apiKeys.delete(id(deleted));
        String wrong = revoked.substring(0, revoked.length() - 1) + (revoked.endsWith("0") ? "1" : "0");
        try (Http client = anonymous()) {
            List<String> answers = Stream.of(revoked, disabled, deleted, wrong, "junk", "")
                    .map(key -> client.get(KEYS, "X-API-Key: " + key))
                    .map(reply -> reply.status() + " " + lasting(reply) + reply.body())
                    .distinct()
                    .toList();
            assertThat(answers).singleElement().asString().startsWith("401");
        }
    }

    private static String id(String presentedKey) {
        return presentedKey.split("_", 3)[1];
    }

    @Test
    void rule_3_a_presented_key_of_another_owner_is_unknown() {
        String foreign = issued("other").plaintext();
        String revoked = issued("other").plaintext();
        apiKeys.revoke(id(revoked), "over");
        try (Http acme = caller("acme", "keystile:read")) {
            for (String key : List.of(foreign, revoked)) {
                assertThat(acme.post("/admin/api/v1/verify", "{\"key\":\"" + key + "\"}")
                                .body())
                        .isEqualTo("{\"accepted\":false,\"reason\":\"UNKNOWN\",\"keyId\":\"" + id(key) + "\"}");
            }
        }
    }

    @Test
    void rule_4_a_key_manages_nothing_without_a_scope_for_it() {
        ApiKey target = key(null);
        try (Http none = caller(null, "orders:read", "keystile:other", "keystile", "keystile:READ");
                Http reader = caller(null, "keystile:read");
                Http issuer = caller(null, "keystile:issue");
                Http revoker = caller(null, "keystile:revoke")) {
            assertThat(statuses(none, target)).containsOnly(403);
            assertThat(statuses(reader, target)).containsExactly(200, 200, 403, 403, 403, 403, 403, 403, 403, 403);
            assertThat(statuses(issuer, target)).containsExactly(403, 403, 201, 200, 200, 200, 403, 403, 403, 403);
            assertThat(statuses(revoker, target)).containsExactly(403, 403, 403, 403, 403, 403, 200, 200, 403, 403);
        }
    }

    private static List<Integer> statuses(Http caller, ApiKey target) {
        return List.of(
                        caller.get(KEYS),
                        caller.get(at(target)),
                        caller.post(KEYS, "{\"name\":\"k\"}"),
                        caller.patch(at(target), "{\"name\":\"n\"}", IF),
                        caller.post(at(target) + "/rotate", ""),
                        caller.post(at(target) + "/enable", ""),
                        caller.post(at(target) + "/disable", ""),
                        caller.post(at(target) + "/revoke", "{\"reason\":\"x\"}"),
                        caller.delete(at(target)),
                        caller.post("/admin/api/v1/purge", "{\"olderThan\":\"1d\"}"))
                .stream()
                .map(Reply::status)
                .toList();
    }

    @Test
    void rule_4_what_concerns_the_keys_of_all_owners_is_not_for_a_key_with_an_owner() {
        try (Http acme = caller("acme", "keystile:admin")) {
            assertThat(acme.post("/admin/api/v1/purge", "{\"olderThan\":\"0\"}").status())
                    .isEqualTo(403);
            assertThat(acme.get("/admin/api/v1/stats").status()).isEqualTo(403);
            assertRefused(acme.post(KEYS, "{\"name\":\"k\",\"scopes\":[\"payments:write\"]}"), 403, "scope_not_held");
        }
    }

    /** Neither a body that cannot be parsed nor one that never comes is looked at. */
    @Test
    void rule_5_nobody_without_a_key_is_answered_before_the_body_is_read() {
        String head = "POST " + KEYS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        try (Http client = anonymous()) {
            assertRefused(client.post(KEYS, "{"), 401, "missing_key");
        }
        try (Http client = anonymous()) {
            assertRefused(client.post(KEYS, "{", "X-API-Key: junk"), 401, "invalid_key");
        }
        try (Http client = anonymous()) {
            byte[] withoutItsBody = (head + "Content-Length: 1000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            assertRefused(client.exchange(withoutItsBody, false), 401, "missing_key");
        }
        try (Http client = anonymous()) {
            assertThat(client.get("/admin/api/v1/nothing").status()).isEqualTo(401);
            assertThat(client.send("PUT", KEYS, "").status()).isEqualTo(401);
        }
    }

    @Test
    void s16_a_caller_that_was_narrowed_or_ended_is_refused_from_then_on() {
        IssuedKey caller = issued(null, "keystile:admin");
        ApiKey target = key(null);
        try (Http client = new Http(server.port(), "Authorization: Bearer " + caller.plaintext())) {
            assertThat(client.get(at(target)).status()).isEqualTo(200);
            apiKeys.update(caller.key().id(), spec -> spec.withScopes("keystile:read"));
            assertThat(client.delete(at(target)).status()).isEqualTo(403);
            assertThat(client.get(at(target)).status()).isEqualTo(200);
            apiKeys.revoke(caller.key().id(), "left the company");
            assertThat(client.get(at(target)).status()).isEqualTo(401);
        }
    }

    @Test
    void s16_a_caller_is_held_to_its_own_networks_and_its_end() {
        String elsewhere = apiKeys.issue(
                        ApiKeySpec.named("far").withScopes("keystile:admin").withAllowedNetworks("192.0.2.0/24"))
                .plaintext();
        String soonOver = apiKeys.issue(ApiKeySpec.named("short")
                        .withScopes("keystile:admin")
                        .withExpiresAt(clock.instant().plusSeconds(60)))
                .plaintext();
        try (Http client = anonymous()) {
            assertThat(client.get(KEYS, "X-API-Key: " + elsewhere).status()).isEqualTo(403);
            assertThat(client.get(KEYS, "X-API-Key: " + soonOver).status()).isEqualTo(200);
            clock.advance(Duration.ofSeconds(60));
            assertThat(client.get(KEYS, "X-API-Key: " + soonOver).status()).isEqualTo(401);
            assertThat(client.get(KEYS + "?api_key=" + soonOver).status()).isEqualTo(401);
        }
    }

    @Test
    void s21_what_looks_like_a_query_is_text() {
        ApiKey key = key("acme");
        for (String text : List.of(
                "' OR 1=1--", "{\"$ne\":null}", "{\"$where\":\"sleep(5000)\"}", "*", "%", "_", "{hash-tag}", "\\")) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(admin.get(KEYS + "?scope=" + encoded).body()).doesNotContain(key.id());
            for (String filter : List.of("owner", "q")) {
                Reply reply = admin.get(KEYS + "?" + filter + "=" + encoded);
                boolean all = filter.equals("q") && text.equals("_") && key.id().contains("_");
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.json().get("items").isEmpty()).as(text).isEqualTo(!all);
            }
        }
        for (String parameter :
                List.of("name[$ne]=x", "owner[$ne]=x", "filter=%7B%22%24where%22%3A1%7D", "sort=name")) {
            assertThat(admin.get(KEYS + "?" + parameter.replace("[", "%5B").replace("]", "%5D"))
                            .status())
                    .isEqualTo(400);
        }
        for (String id : List.of("%7B%22$ne%22%3A1%7D", "*", "a'--", "a%0d%0ab", "%00", "x".repeat(65))) {
            try (Http fresh = caller(null, "keystile:admin")) {
                assertThat(fresh.get(KEYS + "/" + id).status()).as(id).isIn(400, 404);
            }
        }
        Reply issued = admin.post(KEYS, "{\"name\":\"' OR 1=1-- <img src=x onerror=alert(1)>\"}");
        assertThat(admin.get(issued.header("Location")).json().get("name").asString())
                .isEqualTo("' OR 1=1-- <img src=x onerror=alert(1)>");
    }
}
