package dev.keystile.admin.console;

import com.microsoft.playwright.Page.LocatorOptions;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The list: filters, order and pages, which the address keeps. */
class ConsoleListTest {
    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();
    private final String admin = server.adminKey();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keys_are_found_by_text_status_owner_and_scope() {
        server.issueKey(ApiKeySpec.named("Grafana").withOwner("acme").withScopes("metrics:read"));
        server.issueKey(ApiKeySpec.named("Billing").withOwner("globex").withScopes("orders:read"));
        ApiKey gone = server.issueKey(ApiKeySpec.named("Old billing").withOwner("acme"));
        server.apiKeys().revoke(gone.id(), "not needed");
        ConsolePage console = list();
        assertThat(console.rows()).hasCount(4);

        console.page().getByLabel("Search by name or id").fill("illing");
        assertThat(console.rows()).hasCount(2);
        console.page().getByLabel("Status").selectOption("revoked");
        assertThat(console.rows()).hasCount(1);
        assertThat(console.rows().first()).containsText("Old billing");
        console.button("Clear").click();
        assertThat(console.rows()).hasCount(4);

        console.page().locator("button", hasText("Filters")).click();
        console.field("Owner").fill("acme");
        assertThat(console.rows()).hasCount(2);
        console.field("Scope").fill("metrics:read");
        assertThat(console.rows()).hasCount(1);
        assertThat(console.rows().first()).containsText("Grafana");
        assertThat(console.page()).hasURL(Pattern.compile(".*#/keys\\?owner=acme&scope=metrics%3Aread"));

        console.field("Scope").fill("nothing:here");
        assertThat(console.heading("No key matches")).isVisible();
    }

    @Test
    void the_created_range_holds_both_of_its_days() {
        ConsolePage console = list();
        String today = Instant.now().toString().substring(0, 10);
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString().substring(0, 10);
        console.page().locator("button", hasText("Filters")).click();

        console.field("Created from").fill(today);
        console.field("Created until").fill(tomorrow);
        assertThat(console.page()).hasURL(Pattern.compile(".*from=.*to=.*"));
        assertThat(console.rows()).hasCount(1);
        console.field("Created from").fill(tomorrow);
        assertThat(console.heading("No key matches")).isVisible();
    }

    @Test
    void an_id_finds_its_key() {
        ApiKey key = server.issueKey(ApiKeySpec.named("Grafana"));
        server.issueKey(ApiKeySpec.named("Billing"));
        ConsolePage console = list();

        console.page().getByLabel("Search by name or id").fill(key.id());

        assertThat(console.rows()).hasCount(1);
        assertThat(console.rows().first()).containsText("Grafana");
    }

    @Test
    void pages_go_forth_and_back_and_the_back_button_finds_the_page_again() {
        for (int i = 1; i <= 119; i++) {
            server.issueKey(ApiKeySpec.named("Key " + i));
        }
        ConsolePage console = list();
        assertThat(console.rows()).hasCount(50);
        assertThat(console.button("Previous")).isDisabled();
        String first = console.rows().first().locator("a.name").textContent();

        console.button("Next").click();
        assertThat(console.page().locator(".count")).hasText("50 keys on page 2");
        console.button("Next").click();
        assertThat(console.page().locator(".count")).hasText("20 keys on page 3");
        assertThat(console.button("Next")).isDisabled();

        console.rows().first().locator("a.name").click();
        assertThat(console.heading("Usage")).isVisible();
        console.page().goBack();
        assertThat(console.page().locator(".count")).hasText("20 keys on page 3");
        console.button("Previous").click();
        assertThat(console.page().locator(".count")).hasText("50 keys on page 2");
        console.button("Previous").click();
        assertThat(console.rows().first().locator("a.name")).hasText(first);

        console.button("Created").click();
        assertThat(console.rows().first()).containsText("Operations");
        assertThat(console.page().locator("th[aria-sort=ascending]")).hasText("Created");
    }

    @Test
    void a_list_without_keys_says_what_to_do() {
        String issuer = server.issue(
                ApiKeySpec.named("Issuer").withOwner("acme").withScopes("keystile:read", "keystile:issue"));
        ConsolePage console = browser.page(server.consoleUrl()).signIn(issuer);
        assertThat(console.rows()).hasCount(1);

        console.page().getByLabel("Status").selectOption("revoked");

        assertThat(console.heading("No key matches")).isVisible();
    }

    private static LocatorOptions hasText(String text) {
        return new LocatorOptions().setHasText(text);
    }

    private ConsolePage list() {
        return browser.page(server.consoleUrl()).signIn(admin).goTo("#/keys");
    }
}
