package dev.keystile.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Methods make no difference to the filter, except that a HEAD has no body. */
class MethodsTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {
        app.filter("/*", new ApiKeyFilter(keys.apiKeys));
        app.servlet("/*", mirror);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "FOO", "PROPFIND"})
    void s04_every_method_needs_a_key(String method) {
        assertThat(http().request(method, "/x", "Content-Length: 0").status()).isEqualTo(401);
        assertThat(mirror.reached()).isZero();
        Reply reply = http().request(method, "/x", "Content-Length: 0", "X-API-Key: " + keys.issue());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(mirror.reached()).isEqualTo(1);
    }

    @Test
    void s04_trace_needs_a_key_where_the_server_allows_it_at_all() {
        assertThat(http().request("TRACE", "/x").status()).isIn(401, 405);
        assertThat(mirror.reached()).isZero();
        assertThat(http().request("TRACE", "/x", "X-API-Key: " + keys.issue()).status())
                .isIn(200, 405);
    }

    @Test
    void s04_head_is_refused_with_the_headers_of_get_and_no_body() {
        Reply head = http().request("HEAD", "/x");
        assertThat(head.status()).isEqualTo(401);
        assertThat(head.body()).isEmpty();
        assertThat(Replies.lasting(head.fields()))
                .isEqualTo(Replies.lasting(get("/x").fields()));
    }

    @Test
    void s04_head_is_served_without_a_body() {
        Reply head = http().request("HEAD", "/x", "X-API-Key: " + keys.issue());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(mirror.reached()).isEqualTo(1);
    }

    @Test
    void s04_headers_and_parameters_that_override_the_method_are_not_read() {
        Reply reply =
                http().request("POST", "/x?_method=OPTIONS", "Content-Length: 0", "X-HTTP-Method-Override: OPTIONS");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(mirror.reached()).isZero();
    }
}
