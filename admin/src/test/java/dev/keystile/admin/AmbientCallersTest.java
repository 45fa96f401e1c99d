package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.admin.Http.Reply;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.util.security.Credential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** Users in a role of the container, and owners whom the application knows: browsers send what they are known by on their own. */
class AmbientCallersTest {
    private static final String KEYS = ApiBehaviour.KEYS;
    private static final String SAME = "Sec-Fetch-Site: same-origin";

    private final ApiKeys apiKeys = ApiKeys.open("memory:");
    private final AdminOptions options = AdminOptions.builder()
            .keys()
            .role("operator")
            .selfService(
                    request -> Optional.ofNullable(request.getHeader("X-Logged-In-As")), "orders:read", "keystile:read")
            .build();
    private final AdminServer server = new AdminServer(new AdminServlet(apiKeys, options), AmbientCallersTest::users);
    private final Http operator = new Http(server.port(), basic("olga"));
    private final Http user = new Http(server.port(), basic("ulf"));
    private final Http acme = new Http(server.port(), "X-Logged-In-As: acme");

    @AfterEach
    void stop() {
        List.of(operator, user, acme).forEach(Http::close);
        server.close();
        apiKeys.close();
    }

    private static void users(ServletContextHandler context) {
        UserStore store = new UserStore();
        store.addUser("olga", Credential.getCredential("secret"), new String[] {"operator"});
        store.addUser("ulf", Credential.getCredential("secret"), new String[] {"user", "keystile:admin"});
        HashLoginService login = new HashLoginService("users");
        login.setUserStore(store);
        ConstraintSecurityHandler security = new ConstraintSecurityHandler();
        security.setLoginService(login);
        security.setAuthenticator(new BasicAuthenticator());
        context.setSecurityHandler(security);
    }

    private static String basic(String name) {
        byte[] pair = (name + ":secret").getBytes(StandardCharsets.US_ASCII);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private ApiKey key(String owner, String... scopes) {
        return apiKeys.issue(ApiKeySpec.named("k").withOwner(owner).withScopes(scopes))
                .key();
    }

    private static String at(ApiKey key) {
        return ApiBehaviour.at(key);
    }

    @Test
    void a_user_in_the_role_has_every_right() {
        Reply reply = operator.post(KEYS, "{\"name\":\"k\",\"scopes\":[\"keystile:admin\",\"x\"]}", SAME);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().get("key").get("createdBy").asString()).isEqualTo("user:olga");
        assertThat(operator.delete(reply.header("Location"), SAME, "Content-Type: application/json")
                        .status())
                .isEqualTo(204);
        assertThat(operator.get("/admin/api/v1/me").json().get("rights").size()).isEqualTo(4);
    }

    @Test
    void a_user_in_another_role_is_nobody_whatever_the_role_is_called() {
        assertThat(user.get(KEYS).status()).isEqualTo(401);
    }

    /** The key's scopes are roles elsewhere; here they give the rights of scopes alone. */
    @Test
    void a_key_with_a_scope_called_like_the_role_is_no_operator() {
        String key = apiKeys.issue(ApiKeySpec.named("k").withScopes("operator")).plaintext();
        try (Http client = new Http(server.port(), "X-API-Key: " + key)) {
            assertThat(client.get(KEYS).status()).isEqualTo(403);
        }
    }

    @Test
    void a_key_that_is_sent_is_the_caller_whoever_is_logged_in() {
        String weak = "X-API-Key: "
                + apiKeys.issue(ApiKeySpec.named("k").withScopes("keystile:read"))
                        .plaintext();
        ApiKey target = key("acme");
        assertThat(operator.get(at(target), weak).status()).isEqualTo(200);
        assertThat(operator.delete(at(target), weak, SAME, "Content-Type: application/json")
                        .status())
                .isEqualTo(403);
        assertThat(operator.get(KEYS, "X-API-Key: junk").status()).isEqualTo(401);
    }

    @Test
    void s15_a_request_from_another_site_does_nothing_in_the_name_of_who_is_logged_in() {
        ApiKey target = key("acme");
        String own = "Origin: http://localhost:" + server.port();
        for (Http caller : List.of(operator, acme)) {
            assertThat(caller.post(KEYS, "{\"name\":\"k\"}").code()).isEqualTo("cross_site");
            for (String header : List.of(
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site: same-site",
                    "Origin: https://evil.example",
                    "Origin: null",
                    "Origin: http://localhost",
                    "Origin: http://localhost:" + server.port() + ".evil.example",
                    "Sec-Fetch-Site: cross-site\r\n" + own)) {
                assertThat(caller.post(at(target) + "/revoke", "{\"reason\":\"x\"}", header)
                                .code())
                        .as(header)
                        .isEqualTo("cross_site");
            }
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
                assertThat(caller.send("POST", at(target) + "/disable", "", SAME, "Content-Type: " + type)
                                .code())
                        .isEqualTo("cross_site");
            }
            assertThat(caller.send("POST", at(target) + "/disable", "", SAME).code())
                    .isEqualTo("cross_site");
            assertThat(caller.post(KEYS, "{\"name\":\"k\"}", own).status()).isEqualTo(201);
            assertThat(caller.post(KEYS, "{\"name\":\"k\"}", "Sec-Fetch-Site: none")
                            .status())
                    .isEqualTo(201);
        }
        assertThat(apiKeys.find(target.id())).contains(target);
    }

    @Test
    void an_owner_manages_its_own_keys_and_sees_no_others() {
        ApiKey foreign = key("other", "orders:read");
        Reply issued = acme.post(KEYS, "{\"name\":\"mine\",\"scopes\":[\"orders:read\"]}", SAME);
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(issued.json().get("key").get("owner").asString()).isEqualTo("acme");
        assertThat(issued.json().get("key").get("createdBy").asString()).isEqualTo("owner:acme");
        String mine = issued.header("Location");
        assertThat(acme.get(KEYS).json().get("items").size()).isEqualTo(1);
        assertThat(acme.patch(mine, "{\"name\":\"new\"}", "If-Match: \"1\"", SAME)
                        .status())
                .isEqualTo(200);
        assertThat(acme.post(mine + "/rotate", "", SAME).status()).isEqualTo(200);
        assertThat(acme.post(mine + "/revoke", "{\"reason\":\"x\"}", SAME).status())
                .isEqualTo(200);
        assertThat(acme.get(at(foreign)).status()).isEqualTo(404);
        assertThat(acme.post(at(foreign) + "/revoke", "{\"reason\":\"x\"}", SAME)
                        .status())
                .isEqualTo(404);
        assertThat(acme.get("/admin/api/v1/me").json().get("selfService").asBoolean())
                .isTrue();
    }

    @Test
    void an_owner_gives_its_keys_the_scopes_that_the_application_allows_and_no_more() {
        for (String scope : List.of("payments:write", "keystile:admin", "keystile:issue")) {
            assertThat(acme.post(KEYS, "{\"name\":\"k\",\"scopes\":[\"" + scope + "\"]}", SAME)
                            .code())
                    .isEqualTo("scope_not_held");
        }
        assertThat(acme.post(KEYS, "{\"name\":\"k\",\"owner\":\"other\"}", SAME).code())
                .isEqualTo("foreign_owner");
        ApiKey strong = key("acme", "payments:write");
        assertThat(acme.post(at(strong) + "/rotate", "", SAME).code()).isEqualTo("scope_not_held");
        assertThat(acme.post(at(strong) + "/revoke", "{\"reason\":\"x\"}", SAME).status())
                .isEqualTo(200);
    }

    @Test
    void an_owner_has_no_right_over_the_whole() {
        assertThat(acme.get("/admin/api/v1/stats").code()).isEqualTo("permission_denied");
        assertThat(acme.post("/admin/api/v1/purge", "{\"olderThan\":\"1d\"}", SAME)
                        .code())
                .isEqualTo("permission_denied");
        assertThat(acme.delete(at(key("acme")), SAME, "Content-Type: application/json")
                        .code())
                .isEqualTo("permission_denied");
    }
}
