package dev.keystile.servlet;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import static dev.keystile.servlet.Permission.authenticated;
import static dev.keystile.servlet.Permission.hasApiKey;
import static dev.keystile.servlet.Permission.hasScope;
import static dev.keystile.servlet.Permission.not;
import static org.assertj.core.api.Assertions.assertThat;

/** Filters that do not require a key, and rules that say who may pass all the same. */
class OptionalFilterTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        rule(app, "/open/*", request -> true);
        rule(app, "/key/*", hasApiKey());
        rule(app, "/key-or-user/*", hasApiKey().or(authenticated()));
        rule(app, "/reader/*", hasScope("read"));
        rule(app, "/reader-and-writer/*", hasScope("read", "write"));
        rule(app, "/both-rules/*", hasScope("read").and(hasScope("write")));
        rule(app, "/no-key/*", not(hasApiKey()));
        rule(app, "/user-only/*", authenticated().and(not(hasApiKey())));
        rule(app, "/own/*", request -> "green".equals(request.getHeader("X-Colour")));
        app.filter(
                "/scoped/*",
                new ApiKeyFilter(
                        keys.apiKeys,
                        ApiKeyFilterOptions.builder()
                                .required(false)
                                .requiredScopes("read")
                                .build()));
        app.servlet("/*", mirror);
    }

    private void rule(WebApp app, String pattern, Permission permission) {
        ApiKeyFilterOptions options = ApiKeyFilterOptions.builder()
                .required(false)
                .permission(permission)
                .build();
        app.filter(pattern, new ApiKeyFilter(keys.apiKeys, options));
    }

    private int anonymous(String path) {
        return get(path).status();
    }

    private int withKey(String path, String... scopes) {
        return get(path, "X-API-Key: " + keys.issue(scopes)).status();
    }

    private Reply asUser(String path) {
        String login = Base64.getEncoder()
                .encodeToString(
                        (ServletServer.USER + ":" + ServletServer.PASSWORD).getBytes(StandardCharsets.ISO_8859_1));
        return get(path, "Authorization: Basic " + login);
    }

    @Test
    void without_a_key_the_request_goes_on_anonymous() {
        Reply reply = get("/open/x");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("principal")).isEqualTo("none");
        assertThat(reply.seen("key")).isEqualTo("none");
    }

    @Test
    void with_a_key_the_request_goes_on_with_it() {
        String key = keys.issue();
        assertThat(get("/open/x", "X-API-Key: " + key).seen("principal")).isEqualTo(TestKeys.id(key));
    }

    @Test
    void a_bad_key_is_refused_even_where_none_is_required() {
        assertThat(get("/open/x", "X-API-Key: " + TestKeys.unknown()).status()).isEqualTo(401);
        assertThat(get("/open/x", "X-API-Key: " + keys.revoked()).status()).isEqualTo(401);
        assertThat(get("/open/x", "X-API-Key: junk").status()).isEqualTo(401);
        assertThat(get("/open/x", "X-API-Key:").status()).isEqualTo(401);
        assertThat(get("/open/x", "Authorization: Bearer ks_junk").status()).isEqualTo(401);
        assertThat(mirror.reached()).isZero();
    }

    @Test
    void a_key_or_a_login_at_the_container_lets_in_and_nothing_else() {
        assertThat(anonymous("/key-or-user/x")).isEqualTo(401);
        assertThat(withKey("/key-or-user/x")).isEqualTo(200);
        Reply user = asUser("/key-or-user/x");
        assertThat(user.status()).isEqualTo(200);
        assertThat(user.seen("principal")).isEqualTo(ServletServer.USER);
        assertThat(user.seen("key")).isEqualTo("none");
    }

    @Test
    void a_login_and_a_key_together_are_the_key() {
        String key = keys.issue();
        String login = Base64.getEncoder()
                .encodeToString(
                        (ServletServer.USER + ":" + ServletServer.PASSWORD).getBytes(StandardCharsets.ISO_8859_1));
        Reply reply = get("/key-or-user/x", "Authorization: Basic " + login, "X-API-Key: " + key);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("principal")).isEqualTo(TestKeys.id(key));
        assertThat(reply.seen("auth-type")).isEqualTo("API_KEY");
    }

    @Test
    void has_api_key_asks_for_a_live_key() {
        assertThat(anonymous("/key/x")).isEqualTo(401);
        assertThat(asUser("/key/x").status()).isEqualTo(401);
        assertThat(withKey("/key/x")).isEqualTo(200);
    }

    @Test
    void has_scope_asks_for_all_scopes_that_it_names() {
        assertThat(anonymous("/reader/x")).isEqualTo(401);
        assertThat(withKey("/reader/x")).isEqualTo(403);
        assertThat(withKey("/reader/x", "read")).isEqualTo(200);
        assertThat(withKey("/reader-and-writer/x", "read")).isEqualTo(403);
        assertThat(withKey("/reader-and-writer/x", "read", "write")).isEqualTo(200);
    }

    @Test
    void and_asks_for_both_rules() {
        assertThat(withKey("/both-rules/x", "read")).isEqualTo(403);
        assertThat(withKey("/both-rules/x", "write")).isEqualTo(403);
        assertThat(withKey("/both-rules/x", "read", "write")).isEqualTo(200);
    }

    @Test
    void not_turns_a_rule_around() {
        assertThat(anonymous("/no-key/x")).isEqualTo(200);
        assertThat(withKey("/no-key/x")).isEqualTo(403);
        assertThat(asUser("/user-only/x").status()).isEqualTo(200);
        assertThat(withKey("/user-only/x")).isEqualTo(403);
        assertThat(anonymous("/user-only/x")).isEqualTo(401);
    }

    @Test
    void a_rule_of_the_application_sees_the_request() {
        assertThat(get("/own/x", "X-Colour: green").status()).isEqualTo(200);
        assertThat(get("/own/x", "X-Colour: red").status()).isEqualTo(401);
        assertThat(get("/own/x", "X-Colour: red", "X-API-Key: " + keys.issue()).status())
                .isEqualTo(403);
    }

    @Test
    void required_scopes_are_asked_of_keys_and_not_of_those_who_need_none() {
        assertThat(anonymous("/scoped/x")).isEqualTo(200);
        assertThat(withKey("/scoped/x")).isEqualTo(403);
        assertThat(withKey("/scoped/x", "read")).isEqualTo(200);
    }
}
