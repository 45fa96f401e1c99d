package dev.keystile.admin.console;

import com.microsoft.playwright.options.AriaRole;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A key's life in the console, from its issue to its end, while a real client uses it. */
class ConsoleLifeTest {
    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_key_is_issued_copied_used_with_curl_rotated_and_revoked() throws Exception {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(server.adminKey());

        issue(console);
        String first = copyAndClose(console);
        ApiKey key = server.apiKeys().find(ConsoleServer.idOf(first)).orElseThrow();
        assertThat(key.name()).isEqualTo("Order import");
        assertThat(key.owner()).isEqualTo("acme");
        assertThat(key.scopes()).containsExactly("orders:read", "orders:write");
        assertThat(key.expiresAt())
                .isBetween(Instant.now().plusSeconds(89 * 86_400), Instant.now().plusSeconds(91 * 86_400));
        assertThat(key.allowedNetworks()).containsExactly("127.0.0.0/8");
        assertThat(key.rateLimits()).hasSize(1);
        assertThat(key.metadata()).containsAllEntriesOf(Map.of("ticket", "OPS-17"));
        assertThat(curl(first)).isEqualTo("200 Hello, " + key.id());

        assertThat(console.heading("Order import")).isVisible();
        console.button("Rotate").click();
        console.dialog().getByLabel("The present secret works for").selectOption("hour");
        console.inDialog("Rotate").click();
        String second = copyAndClose(console);
        assertThat(second).isNotEqualTo(first).contains(key.id());
        assertThat(console.page().locator(".secrets li")).hasCount(2);
        assertThat(curl(first)).startsWith("200");
        assertThat(curl(second)).startsWith("200");

        console.button("Revoke").click();
        console.dialog().getByLabel("Reason").fill("The contract ended");
        console.inDialog("Revoke").click();
        assertThat(console.page().locator(".notice")).containsText("The contract ended");
        assertThat(server.apiKeys().find(key.id()).orElseThrow().status(Instant.now()))
                .isEqualTo(KeyStatus.REVOKED);
        assertThat(curl(first)).startsWith("401");
        assertThat(curl(second)).startsWith("401");
        assertThat(console.link("Edit")).hasCount(0);
        for (String action : new String[] {"Rotate", "Disable", "Enable", "Revoke"}) {
            assertThat(console.button(action)).hasCount(0);
        }
    }

    private static void issue(ConsolePage console) {
        console.link("Keys").click();
        console.link("Issue a key").click();
        console.field("Name").fill("Order import");
        console.page().getByLabel("Owner").fill("acme");
        console.page().getByLabel("Scopes").fill("orders:read orders:write");
        console.page().getByLabel("Allowed networks").fill("127.0.0.0/8");
        console.button("Add a limit").click();
        console.field("Requests").fill("600");
        console.button("Add an entry").click();
        console.page().locator(".row").last().getByLabel("Name").fill("ticket");
        console.page().locator(".row").last().getByLabel("Value").fill("OPS-17");
        console.button("Issue the key").click();
    }

    private static String copyAndClose(ConsolePage console) {
        console.inDialog("Copy").click();
        assertThat(console.toast()).hasText("Copied");
        String copied = (String) console.page().evaluate("navigator.clipboard.readText()");
        assertThat(console.dialog().locator(".secret")).hasText(copied);
        console.inDialog("I have stored the key").click();
        assertThat(console.dialog()).hasCount(0);
        return copied;
    }

    @Test
    void a_key_is_disabled_enabled_and_deleted() {
        ApiKey key = server.issueKey(ApiKeySpec.named("Grafana"));
        ConsolePage console =
                browser.page(server.consoleUrl()).signIn(server.adminKey()).goToKey(key.id());

        console.button("Disable").click();
        console.inDialog("Disable").click();
        assertThat(console.page().locator(".page-header .badge")).hasText("Disabled");
        assertThat(server.apiKeys().find(key.id()).orElseThrow().enabled()).isFalse();

        console.button("Enable").click();
        console.inDialog("Enable").click();
        assertThat(console.page().locator(".page-header .badge")).hasText("Active");
        assertThat(server.apiKeys().find(key.id()).orElseThrow().enabled()).isTrue();

        console.button("Delete").click();
        console.dialog().getByRole(AriaRole.TEXTBOX).fill("something else");
        console.inDialog("Delete").click();
        assertThat(console.dialog().locator(".error:visible")).hasText("This is neither the key’s id nor its name.");
        assertThat(server.apiKeys().find(key.id())).isPresent();
        console.dialog().getByRole(AriaRole.TEXTBOX).fill(key.id());
        console.inDialog("Delete").click();
        assertThat(console.heading("Keys")).isVisible();
        assertThat(server.apiKeys().find(key.id())).isEmpty();
    }

    /** Calls the protected API with the real program: status, a blank, and the body. */
    private String curl(String key) throws IOException, InterruptedException {
        Process curl =
                new ProcessBuilder("curl", "-s", "-w", "%{stderr}%{http_code}", "-H", "@-", server.apiUrl()).start();
        try (var header = curl.outputWriter(StandardCharsets.UTF_8)) {
            header.write("Authorization: Api-Key " + key);
        }
        String body = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String status = new String(curl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        curl.waitFor();
        return status + " " + body;
    }
}
