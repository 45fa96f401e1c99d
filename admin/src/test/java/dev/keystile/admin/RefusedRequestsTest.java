package dev.keystile.admin;

import dev.keystile.admin.Http.Reply;
import dev.keystile.model.ApiKey;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Each request that is refused because of what it is, and what the client learns. */
class RefusedRequestsTest extends ApiBehaviour {
    private static final String HOSTILE = "<script>alert(1)</script>";

    /** Nothing that a client sent as a value is in an error. */
    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.json().get("type").asString()).isEqualTo("https://keystile.dev/problems/" + code);
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        assertThat(reply.body()).doesNotContain("script");
    }

    @Test
    void bodies_that_are_no_json_object_are_refused() {
        for (String body : List.of(
                "{",
                "[]",
                "\"text\"",
                "null",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} {}",
                "{'name':'a'}",
                "{\"a\":".repeat(50),
                "\ufeff{\"name\":\"a\"}")) {
            assertRefused(admin.post(KEYS, body), 400, "malformed_json");
        }
        assertRefused(
                admin.exchange(postOf(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}), false),
                400,
                "malformed_json");
        assertRefused(
                admin.exchange(postOf("{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16)), false),
                400,
                "malformed_json");
    }

    private byte[] postOf(byte[] body) {
        String key = issued(null, "keystile:admin").plaintext();
        byte[] head = ("POST " + KEYS + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    @Test
    void a_field_that_there_is_not_is_refused_by_name() {
        for (String field : List.of(
                "id",
                "prefix",
                "enabled",
                "createdAt",
                "createdBy",
                "secrets",
                "version",
                "permissions",
                "userId",
                "tenant",
                "status",
                "usage",
                "plaintext",
                "Name")) {
            Reply reply = admin.post(KEYS, "{\"name\":\"k\",\"" + field + "\":\"x\"}");
            assertRefused(reply, 400, "unknown_field");
            assertThat(reply.field()).isEqualTo(field);
        }
        ApiKey key = key("acme");
        for (String step : List.of("/rotate", "/revoke", "/enable", "/disable")) {
            assertRefused(admin.post(at(key) + step, "{\"force\":true}"), 400, "unknown_field");
        }
        assertRefused(admin.patch(at(key), "{\"version\":7}", "If-Match: \"1\""), 400, "unknown_field");
        assertThat(stored(key)).isEqualTo(key);
    }

    private static Map<String, List<String>> badValues() {
        return Map.of(
                "name", List.of("\"\"", "\" \"", "7", "null", "[]", "\"a\\u0000b\"", "\"\\ud800\"", text(201)),
                "owner", List.of("\"\"", "7", "{}", text(201)),
                "scopes", List.of("\"a\"", "[1]", "[\"a b\"]", "[null]", "{}", "[\"" + HOSTILE + "\\\\\"]"),
                "metadata",
                        List.of("[]", "{\"a\":1}", "{\"keystile.created-by\":\"me\"}", "{\"a\":" + text(4096) + "}"),
                "expiresAt", List.of("\"tomorrow\"", "7", "\"2020-01-01T00:00:00Z\"", "\"+999999999-12-31T00:00:00Z\""),
                "allowedNetworks",
                        List.of("[\"everywhere\"]", "[\"10.0.0.0/33\"]", "[\"example.com\"]", "\"10.0.0.0/8\""),
                "rateLimits",
                        List.of(
                                "[{}]",
                                "[{\"permits\":0,\"window\":\"1m\"}]",
                                "[{\"permits\":1.5,\"window\":\"1m\"}]",
                                "[{\"permits\":1,\"window\":\"" + HOSTILE + "\"}]",
                                "[{\"permits\":99999999999999999999,\"window\":\"1m\"}]",
                                "[{\"permits\":1,\"window\":\"1m\",\"burst\":2}]"));
    }

    private static String text(int length) {
        return "\"" + HOSTILE + "x".repeat(length - HOSTILE.length()) + "\"";
    }

    @Test
    void a_value_out_of_its_bounds_is_refused_by_the_name_of_its_field() {
        badValues()
                .forEach((field, values) -> values.forEach(value -> {
                    String name = field.equals("name") ? "" : "\"name\":\"k\",";
                    Reply reply = admin.post(KEYS, "{" + name + "\"" + field + "\":" + value + "}");
                    assertRefused(reply, 400, "invalid_field");
                    assertThat(reply.field()).isEqualTo(field);
                }));
        assertThat(admin.post(KEYS, "{}").field()).isEqualTo("name");
        ApiKey key = key("acme");
        assertThat(admin.post(at(key) + "/revoke", "{}").field()).isEqualTo("reason");
        for (String grace : List.of("\"-1h\"", "\"367d\"", "\"soon\"", "24", "\"P99999999999999D\"")) {
            assertThat(admin.post(at(key) + "/rotate", "{\"grace\":" + grace + "}")
                            .field())
                    .isEqualTo("grace");
        }
        for (String age : List.of("null", "\"-1d\"", "\"99999d\"", "7")) {
            assertThat(admin.post("/admin/api/v1/purge", "{\"olderThan\":" + age + "}")
                            .field())
                    .isEqualTo("olderThan");
        }
        assertThat(stored(key)).isEqualTo(key);
    }

    @Test
    void parameters_that_there_are_not_or_are_repeated_or_bad_are_refused() {
        for (String query : List.of(
                "?limit=0",
                "?limit=1001",
                "?limit=x",
                "?after=" + HOSTILE,
                "?status=ACTIVE",
                "?status=gone",
                "?order=name",
                "?createdFrom=yesterday",
                "?createdBefore=-1",
                "?owner=a%00b",
                "?q=a%0ab",
                "?sort=name;drop",
                "?limit=1&limit=2",
                "?bypass_filter=true",
                "?owner=%zz",
                "?Limit=1")) {
            Reply reply = admin.get((KEYS + query).replace("<", "%3C").replace(">", "%3E"));
            assertThat(reply.status()).as(query).isEqualTo(400);
            if (!reply.body().isEmpty() && reply.header("Content-Type").contains("problem")) {
                assertRefused(reply, 400, "invalid_parameter");
            }
        }
        ApiKey key = key("acme");
        assertRefused(admin.get(at(key) + "?x=1"), 400, "invalid_parameter");
        assertRefused(admin.post(at(key) + "/revoke?reason=x", "{\"reason\":\"y\"}"), 400, "invalid_parameter");
    }

    @Test
    void large_bodies_are_refused_whether_or_not_they_say_how_large_they_are() {
        String large = "{\"name\":\"" + "x".repeat(64 * 1024) + "\"}";
        try (Http client = caller(null, "keystile:admin")) {
            assertRefused(client.post(KEYS, large), 413, "too_large");
        }
        String chunk = Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";
        String key = issued(null, "keystile:admin").plaintext();
        try (Http client = anonymous()) {
            Reply reply = client.exchange(
                    ("POST " + KEYS + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key
                                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + chunk)
                            .getBytes(StandardCharsets.US_ASCII),
                    false);
            assertRefused(reply, 413, "too_large");
        }
    }

    @Test
    void s15_a_body_of_another_type_is_refused() {
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                "application/json; charset=utf-16",
                "application/jsonx",
                "application/merge-patch+json")) {
            assertRefused(
                    admin.send("POST", KEYS, "{\"name\":\"k\"}", "Content-Type: " + type),
                    415,
                    "unsupported_media_type");
        }
        assertRefused(admin.send("POST", KEYS, "{\"name\":\"k\"}"), 415, "unsupported_media_type");
        assertThat(admin.send("POST", KEYS, "{\"name\":\"k\"}", "Content-Type: application/json; charset=UTF-8")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void s15_an_address_has_its_methods_and_no_others() {
        ApiKey key = key("acme");
        Reply reply = admin.get(at(key) + "/revoke");
        assertRefused(reply, 405, "method_not_allowed");
        assertThat(reply.header("Allow")).isEqualTo("POST");
        assertThat(admin.send("PUT", at(key), "").header("Allow")).isEqualTo("DELETE, GET, PATCH");
        assertRefused(admin.send("OPTIONS", KEYS, ""), 405, "method_not_allowed");
        assertRefused(admin.send("post", KEYS, ""), 405, "method_not_allowed");
        assertRefused(admin.post(at(key), "", "X-HTTP-Method-Override: DELETE"), 405, "method_not_allowed");
        Reply head = admin.send("HEAD", at(key), "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("\"1\"");
        assertThat(stored(key)).isEqualTo(key);
    }

    @Test
    void addresses_that_there_are_not_are_not_found() {
        for (String path :
                List.of("/admin/api/v1/nothing", "/admin/api/v2/keys", "/admin/api/", "/admin/api/v1/keys/")) {
            assertThat(admin.get(path).status()).as(path).isEqualTo(404);
        }
    }

    /** S-15: what every answer carries, whatever it says. */
    @Test
    void s15_every_answer_says_that_it_is_not_to_be_stored_framed_or_guessed_at() {
        ApiKey key = key("acme");
        List<Reply> replies = new ArrayList<>(List.of(
                admin.get(KEYS),
                admin.get(at(key)),
                admin.get(KEYS + "/nobody"),
                admin.get(KEYS + "?x=1"),
                admin.post(KEYS, "{"),
                admin.post(KEYS, "{\"name\":\"k\"}"),
                admin.get(at(key) + "/revoke")));
        try (Http anonymous = anonymous();
                Http powerless = caller(null)) {
            replies.add(anonymous.get(KEYS));
            replies.add(anonymous.get(KEYS, "X-API-Key: junk"));
            replies.add(anonymous.get(KEYS, "X-API-Key: a", "Authorization: Bearer ks_b"));
            replies.add(powerless.get(KEYS));
        }
        for (Reply reply : replies) {
            assertThat(reply.header("Cache-Control")).as(reply.toString()).isEqualTo("no-store");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
            assertThat(reply.headers()).doesNotContainKeys("set-cookie", "access-control-allow-origin");
        }
    }
}
