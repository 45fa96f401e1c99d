package dev.keystile.servlet;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The filter as web.xml declares it: by its class, with init-params, and with the stores that the application brings. */
class InitParamsTest extends FilterBehaviour {
    private static final String URL = "given:keys";

    @Override
    ClassLoader loader() {
        return GivenStoreProvider.application();
    }

    @Override
    void declare(WebApp app) {
        GivenStoreProvider.give(URL, CountingStore.thatStaysOpen(keys.store));
        app.filter("/default/*", ApiKeyFilter.class, Map.of("keystile.store.url", URL));
        app.filter(
                "/all-set/*",
                ApiKeyFilter.class,
                Map.of(
                        "keystile.store.url", URL,
                        "keystile.required", "false",
                        "keystile.required-scopes", "read, export",
                        "keystile.extractors", "header:X-Key, query:key, authorization:Key",
                        "keystile.hide-key", "false",
                        "keystile.realm", "orders",
                        "keystile.pass-preflight", "true",
                        "keystile.max-staleness", "0"));
        app.servlet("/*", mirror);
    }

    @Test
    void the_store_url_alone_makes_a_filter_with_the_defaults() {
        assertThat(get("/default/x").all("WWW-Authenticate"))
                .containsExactly("Api-Key realm=\"api\"", "Bearer realm=\"api\"");
        String key = keys.issue("read");
        for (String header : new String[] {"X-API-Key: ", "Authorization: Bearer ", "Authorization: Api-Key "}) {
            Reply reply = get("/default/x", header + key);
            assertThat(reply.seen("principal")).isEqualTo(TestKeys.id(key));
            assertThat(reply.body()).doesNotContain(key);
        }
        assertThat(get("/default/x", "X-API-Key: " + TestKeys.unknown()).status())
                .isEqualTo(401);
    }

    @Test
    void every_setting_of_the_filter_can_be_an_init_param() {
        String key = keys.issue("read", "export");
        assertThat(get("/all-set/x").status()).isEqualTo(200);
        assertThat(get("/all-set/x", "X-Key: " + key).seen("header-names")).contains("x-key");
        assertThat(get("/all-set/x?key=" + key).seen("key")).isEqualTo(TestKeys.id(key));
        assertThat(get("/all-set/x", "X-API-Key: " + key).seen("key")).isEqualTo("none");
        assertThat(get("/all-set/x", "X-Key: " + keys.issue("read")).status()).isEqualTo(403);
        assertThat(get("/all-set/x", "Authorization: Key junk").all("WWW-Authenticate"))
                .containsExactly("Key realm=\"orders\"");
        assertThat(http().request("OPTIONS", "/all-set/x", "Origin: https://a", "Access-Control-Request-Method: GET")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_filter_closes_the_store_that_it_opened() {
        try (TestKeys opened = new TestKeys()) {
            GivenStoreProvider.give("given:opened", opened.store);
            String key = opened.issue();
            try (ServletServer another = kind.start(
                    app -> {
                        app.filter("/*", ApiKeyFilter.class, Map.of("keystile.store.url", "given:opened"));
                        app.servlet("/*", Mirror.endpoint());
                    },
                    GivenStoreProvider.application())) {
                assertThat(new Http(another.port())
                                .get("/x", "X-API-Key: " + key)
                                .status())
                        .isEqualTo(200);
            }
            assertThatThrownBy(() -> opened.store.find(TestKeys.id(key))).hasMessageContaining("closed");
        }
    }
}
