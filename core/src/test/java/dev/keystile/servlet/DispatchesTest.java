package dev.keystile.servlet;

import dev.keystile.RejectionReason;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that the application sends on to another path of its own: from an open one, or from a protected one. */
class DispatchesTest extends FilterBehaviour {
    private static final String SECRET = "/api/secret";

    private final Endpoint errorPage = Mirror.endpoint();

    @Override
    void declare(WebApp app) {
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.filter("/api/admin/*", filterFor("admin"));
        app.servlet(SECRET, mirror);
        app.servlet("/api/admin/secret", mirror);
        app.servlet(ServletServer.ERROR_PAGE, errorPage);
        for (String place : new String[] {"/public/", "/api/"}) {
            app.servlet(place + "forward", forwardTo(SECRET));
            app.servlet(place + "forward-to-admin", forwardTo("/api/admin/secret"));
            app.servlet(place + "include", new Endpoint(DispatchesTest::include));
            app.servlet(
                    place + "async",
                    new Endpoint((request, response) -> request.startAsync().dispatch(SECRET)));
            app.servlet(place + "async-wrapped", new Endpoint(DispatchesTest::dispatchWrapped));
            app.servlet(
                    place + "fail",
                    new Endpoint((request, response) -> response.sendError(ServletServer.ERROR_STATUS)));
        }
    }

    private ApiKeyFilter filterFor(String scope) {
        return new ApiKeyFilter(
                keys.apiKeys,
                ApiKeyFilterOptions.builder().requiredScopes(scope).build());
    }

    private static Endpoint forwardTo(String path) {
        return new Endpoint((request, response) ->
                request.getRequestDispatcher(path + "?forwarded=yes").forward(request, response));
    }

    private static void include(HttpServletRequest request, HttpServletResponse response)
            throws IOException, jakarta.servlet.ServletException {
        response.getWriter().print("before\n");
        request.getRequestDispatcher(SECRET).include(request, response);
        response.getWriter().print("after\n");
    }

    private static void dispatchWrapped(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync(request, response);
        async.dispatch(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/forward", "/public/async", "/public/async-wrapped"})
    void s03_an_open_page_leads_nobody_without_a_key_to_a_protected_one(String path) {
        Reply reply = get(path);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.all("WWW-Authenticate")).isNotEmpty();
        assertThat(mirror.reached()).isZero();
        assertThat(keys.events.rejections()).containsExactly(RejectionReason.MISSING);
    }

    @Test
    void s03_a_protected_page_leaves_an_include_blank_without_a_key() {
        Reply reply = get("/public/include");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("before\nafter\n");
        assertThat(mirror.reached()).isZero();
    }

    @Test
    void s03_a_protected_error_page_is_not_shown_without_a_key() {
        Reply reply = get("/public/fail");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(errorPage.reached()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/forward",
                "/public/include",
                "/public/async",
                "/public/async-wrapped",
                "/api/forward",
                "/api/include",
                "/api/async",
                "/api/async-wrapped"
            })
    void s03_with_a_key_the_protected_page_is_reached_and_the_key_verified_exactly_once(String path) {
        String key = keys.issue();
        Reply reply = get(path, "X-API-Key: " + key);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("key")).isEqualTo(TestKeys.id(key));
        assertThat(reply.seen("principal")).isEqualTo(TestKeys.id(key));
        assertThat(reply.seen("X-API-Key")).isEqualTo("null");
        assertThat(mirror.reached()).isEqualTo(1);
        assertThat(keys.events.accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/fail", "/api/fail"})
    void s03_with_a_key_the_error_page_knows_the_key_and_it_is_verified_exactly_once(String path) {
        String key = keys.issue();
        Reply reply = get(path, "X-API-Key: " + key);
        assertThat(reply.status()).isEqualTo(ServletServer.ERROR_STATUS);
        assertThat(reply.seen("principal")).isEqualTo(TestKeys.id(key));
        assertThat(errorPage.reached()).isEqualTo(1);
        assertThat(keys.events.accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/forward-to-admin", "/api/forward-to-admin"})
    void s03_a_dispatch_is_asked_for_the_scopes_of_where_it_leads(String path) {
        assertThat(get(path, "X-API-Key: " + keys.issue("read")).status()).isEqualTo(403);
        assertThat(mirror.reached()).isZero();
        assertThat(get(path, "X-API-Key: " + keys.issue("read", "admin")).status())
                .isEqualTo(200);
        assertThat(mirror.reached()).isEqualTo(1);
    }

    @Test
    void s03_the_answer_to_a_forwarded_request_has_its_cache_headers_once() {
        Reply reply = get("/api/forward", "X-API-Key: " + keys.issue());
        assertThat(reply.all("Vary")).containsExactly("X-API-Key");
        assertThat(reply.all("Cache-Control")).containsExactly("private");
    }
}
