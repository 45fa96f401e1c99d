package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.admin.Http.Reply;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Export and import. */
class TransferTest extends ApiBehaviour {
    private static final String EXPORT = "/admin/api/v1/export";
    private static final String IMPORT = "/admin/api/v1/import";
    private static final String LINES = "Content-Type: application/x-ndjson";

    @Test
    void keys_move_to_another_store_and_open_there() {
        IssuedKey key = issued("acme", "orders:read");
        Reply exported = admin.get(EXPORT);
        assertThat(exported.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(exported.body().lines()).hasSize(2);
        assertThat(exported.body()).doesNotContain(key.plaintext());
        try (ApiKeys elsewhere = ApiKeys.open("memory:");
                AdminServer other = new AdminServer(new AdminServlet(
                        elsewhere, AdminOptions.builder().keys().build()));
                Http client = new Http(
                        other.port(),
                        "X-API-Key: "
                                + elsewhere
                                        .issue(ApiKeySpec.named("admin").withScopes("keystile:admin"))
                                        .plaintext())) {
            Reply looked = client.send("POST", IMPORT + "?dryRun=true", exported.body(), LINES);
            assertThat(looked.json().get("imported").asInt()).as(looked.body()).isEqualTo(2);
            assertThat(elsewhere.find(key.key().id())).isEmpty();
            Reply imported = client.send("POST", IMPORT, exported.body() + "{\"broken\":true}\n", LINES);
            assertThat(imported.json().get("imported").asInt()).isEqualTo(2);
            assertThat(imported.json().get("refused").asInt()).isEqualTo(1);
            assertThat(imported.json().get("firstRefused").get(0).get("place").asString())
                    .contains("3");
            assertThat(client.send("POST", IMPORT, exported.body(), LINES)
                            .json()
                            .get("present")
                            .asInt())
                    .isEqualTo(2);
            assertThat(elsewhere.verify(VerificationRequest.of(key.plaintext())))
                    .isInstanceOf(Verification.Accepted.class);
        }
    }

    @Test
    void hashes_leave_for_operators_with_every_right_and_for_nobody_else() {
        for (String[] scopes : List.of(
                new String[] {"keystile:read", "keystile:issue", "keystile:revoke"}, new String[] {"orders:read"})) {
            try (Http client = caller(null, scopes)) {
                assertThat(client.get(EXPORT).status()).isEqualTo(403);
                assertThat(client.send("POST", IMPORT, "", LINES).status()).isEqualTo(403);
            }
        }
        try (Http acme = caller("acme", "keystile:admin");
                Http nobody = anonymous()) {
            assertThat(acme.get(EXPORT).status()).isEqualTo(403);
            assertThat(acme.send("POST", IMPORT, "{}", LINES).status()).isEqualTo(403);
            assertThat(nobody.get(EXPORT).status()).isEqualTo(401);
        }
    }

    @Test
    void what_is_no_export_is_refused() {
        assertThat(admin.post(IMPORT, "{}").status()).isEqualTo(415);
        assertThat(admin.send("POST", IMPORT + "?dryRun=yes", "{}", LINES).status())
                .isEqualTo(400);
        assertThat(admin.send("POST", IMPORT + "?from=django", "{}", LINES).status())
                .isEqualTo(400);
        assertThat(admin.get(EXPORT + "?owner=acme").status()).isEqualTo(400);
    }

    /** A client must not take half an export for a whole one. */
    @Test
    void an_export_that_breaks_off_does_not_look_whole() {
        InMemoryKeyStore memory = new InMemoryKeyStore();
        try (ApiKeys keys = ApiKeys.builder(failing(memory)).build();
                Container.Running running = container.start(
                        new AdminServlet(keys, AdminOptions.builder().keys().build()))) {
            String key = keys.issue(ApiKeySpec.named("k").withScopes("keystile:admin"))
                    .plaintext();
            for (int i = 0; i < 1500; i++) {
                keys.issue(ApiKeySpec.named("k"));
            }
            try (Http client = new Http(running.port(), "X-API-Key: " + key)) {
                assertThat(endOf(client)).isIn("nothing", "{\"code\":\"store_unavailable\"}");
            }
        }
    }

    /** Where the connection breaks off, or the last line. */
    private static String endOf(Http client) {
        try {
            List<String> lines = client.get(EXPORT).body().lines().toList();
            return lines.get(lines.size() - 1);
        } catch (UncheckedIOException e) {
            return "nothing";
        }
    }

    /** The second page is never told. */
    private static KeyStore failing(KeyStore store) {
        AtomicInteger lists = new AtomicInteger();
        return (KeyStore) Proxy.newProxyInstance(
                TransferTest.class.getClassLoader(), new Class<?>[] {KeyStore.class}, (proxy, method, args) -> {
                    if (method.getName().equals("list") && lists.incrementAndGet() > 1) {
                        throw new StoreException("down", null);
                    }
                    try {
                        return method.invoke(store, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
