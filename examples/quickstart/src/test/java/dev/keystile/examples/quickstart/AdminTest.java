package dev.keystile.examples.quickstart;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What the keys that it prints open, and do not, of what manages keys. */
class AdminTest {
    @TempDir
    private static Path directory;

    private static QuickstartProcess quickstart;

    @BeforeAll
    static void start() throws Exception {
        quickstart = QuickstartProcess.startAnywhere(directory);
        quickstart.awaitLine("It is shown this once too");
    }

    @AfterAll
    static void end() {
        quickstart.close();
    }

    @Test
    void the_console_is_there_for_everybody_and_holds_no_key() throws Exception {
        HttpResponse<String> page = quickstart.get("/admin/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain(quickstart.keyId());
    }

    @Test
    void the_admin_key_manages_all_keys_and_opens_the_api_as_well() throws Exception {
        HttpResponse<String> keys = quickstart.get("/admin/api/v1/keys", "X-API-Key", quickstart.adminKey());
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.body()).contains(quickstart.keyId()).contains("\"name\":\"admin\"");
        assertThat(keys.body()).doesNotContain(quickstart.apiKey()).doesNotContain(quickstart.adminKey());
        assertThat(quickstart.hello(quickstart.adminKey()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_demo_key_manages_nothing_and_nobody_does_without_a_key() throws Exception {
        assertThat(quickstart
                        .get("/admin/api/v1/keys", "X-API-Key", quickstart.apiKey())
                        .statusCode())
                .isEqualTo(403);
        assertThat(quickstart.get("/admin/api/v1/keys").statusCode()).isEqualTo(401);
    }
}
