package dev.keystile.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** Who the application thinks it talks to. */
class IdentityTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.filter(
                "/optional/*",
                new ApiKeyFilter(
                        keys.apiKeys,
                        ApiKeyFilterOptions.builder().required(false).build()));
        app.servlet("/api/throw", new Endpoint((request, response) -> {
            response.setHeader("Thread", Thread.currentThread().getName());
            response.flushBuffer();
            throw new IllegalStateException("the application fails, on purpose");
        }));
        app.servlet("/api/later", new Endpoint((request, response) -> answerLater(request, response)));
        app.servlet("/api/own-cache", new Endpoint((request, response) -> {
            response.setHeader("Cache-Control", "private, max-age=60");
            Mirror.write(request, response);
        }));
        app.servlet("/*", mirror);
    }

    private static void answerLater(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync(request, response);
        Thread elsewhere = new Thread(() -> {
            try {
                Mirror.write((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
                async.complete();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        elsewhere.setName("elsewhere");
        elsewhere.start();
    }

    @Test
    void the_application_sees_the_key_as_principal_auth_type_and_roles() {
        String key = keys.issue("read");
        Reply reply = get("/api/x", "X-API-Key: " + key);
        assertThat(reply.seen("key")).isEqualTo(TestKeys.id(key));
        assertThat(reply.seen("principal")).isEqualTo(TestKeys.id(key));
        assertThat(reply.seen("remote-user")).isEqualTo(TestKeys.id(key));
        assertThat(reply.seen("auth-type")).isEqualTo("API_KEY");
        assertThat(reply.seen("is-reader")).isEqualTo("true");
        assertThat(reply.seen("is-admin")).isEqualTo("false");
    }

    private static void assertAnonymous(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.seen("key")).isEqualTo("none");
        assertThat(reply.seen("principal")).isEqualTo("none");
        assertThat(reply.seen("remote-user")).isEqualTo("null");
        assertThat(reply.seen("auth-type")).isEqualTo("null");
        assertThat(reply.seen("is-reader")).isEqualTo("false");
    }

    @Test
    void s24_what_a_client_says_of_itself_is_no_identity() {
        String[] claims = {
            "X-Key-Id: admin",
            "x_key_id: admin",
            "X-Remote-User: admin",
            "Remote-User: admin",
            "REMOTE_USER: admin",
            "X-Forwarded-User: admin",
            "dev.keystile.ApiKey: admin",
            "Cookie: dev.keystile.ApiKey=admin"
        };
        String query = "?dev.keystile.ApiKey=admin&dev.keystile.servlet.verified=admin";
        assertAnonymous(get("/optional/x" + query, claims));
        assertThat(get("/api/x" + query, claims).status()).isEqualTo(401);
        String key = keys.issue("read");
        String[] withKey = {claims[0], claims[1], claims[2], "X-API-Key: " + key};
        assertThat(get("/api/x" + query, withKey).seen("principal")).isEqualTo(TestKeys.id(key));
    }

    @Test
    void s25_a_shared_cache_is_told_that_the_answer_is_for_one_key() {
        Reply byHeader = get("/api/x", "X-API-Key: " + keys.issue());
        assertThat(byHeader.all("Vary")).containsExactly("X-API-Key");
        assertThat(byHeader.header("Cache-Control")).isEqualTo("private");
        Reply byAuthorization = get("/api/x", "Authorization: Bearer " + keys.issue());
        assertThat(byAuthorization.all("Vary")).containsExactly("X-API-Key");
        assertThat(byAuthorization.header("Cache-Control")).isEmpty();
    }

    @Test
    void s25_an_anonymous_answer_is_not_for_those_who_send_a_key() {
        assertThat(get("/optional/x").all("Vary")).containsExactly("X-API-Key");
    }

    @Test
    void s25_the_application_has_the_last_word_on_caching_and_a_refusal_is_never_stored() {
        assertThat(get("/api/own-cache", "X-API-Key: " + keys.issue()).header("Cache-Control"))
                .isEqualTo("private, max-age=60");
        assertThat(get("/api/own-cache").header("Cache-Control")).isEqualTo("no-store");
        assertThat(get("/api/own-cache", "X-API-Key: " + TestKeys.unknown()).header("Cache-Control"))
                .isEqualTo("no-store");
    }

    /** Three kinds of requests in turn, so that a pool that hands out its threads in turn still mixes them. */
    @Test
    void s27_no_identity_stays_on_a_thread_not_even_after_a_failure() {
        String key = keys.issue("read");
        Set<String> withKey = new HashSet<>();
        Set<String> withoutKey = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            withKey.add(get("/api/x", "X-API-Key: " + key).seen("thread"));
            withKey.add(get("/api/throw", "X-API-Key: " + key).header("Thread"));
            Reply anonymous = get("/optional/x");
            assertAnonymous(anonymous);
            withoutKey.add(anonymous.seen("thread"));
        }
        assertThat(withKey).as("threads that served both kinds").containsAnyElementsOf(withoutKey);
    }

    @Test
    void s27_an_answer_given_later_on_another_thread_has_the_principal_of_its_own_request() throws Exception {
        String one = keys.issue();
        String two = keys.issue();
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> get("/api/later", "X-API-Key: " + one));
        CompletableFuture<Reply> second = CompletableFuture.supplyAsync(() -> get("/api/later", "X-API-Key: " + two));
        assertThat(first.get().seen("principal")).isEqualTo(TestKeys.id(one));
        assertThat(second.get().seen("principal")).isEqualTo(TestKeys.id(two));
        assertThat(first.get().seen("thread")).isEqualTo("elsewhere");
        assertThat(first.get().seen("is-reader")).isEqualTo("false");
    }
}
