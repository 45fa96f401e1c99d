package dev.keystile.admin.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.RateLimit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Everybody can work with the console: axe-core finds nothing, the keyboard is enough, and so is a narrow screen. */
class ConsoleAccessibilityTest {
    private static final String AXE = axe();
    private static final List<String> DIALOGS = List.of("Rotate", "Disable", "Revoke", "Delete");

    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();
    private final String admin = server.adminKey();
    private final ApiKey key = server.issueKey(ApiKeySpec.named("Grafana")
            .withOwner("acme")
            .withScopes("metrics:read", "orders:read", "users:read")
            .withExpiresAt(Instant.now().plus(Duration.ofDays(5)))
            .withAllowedNetworks("203.0.113.0/24")
            .withRateLimits(new RateLimit(600, Duration.ofMinutes(1)))
            .withMetadata(Map.of("ticket", "x".repeat(2_000))));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axe_finds_nothing_on_any_page_and_in_any_dialog(ColorScheme scheme) {
        NewContextOptions options =
                new NewContextOptions().setViewportSize(1280, 800).setColorScheme(scheme);
        ConsolePage console = browser.page(server.consoleUrl(), options).open();
        assertThat(console.page().locator("html"))
                .hasAttribute("data-theme", scheme.name().toLowerCase(Locale.ROOT));
        check(console, "sign-in");
        console.button("Sign in").click();
        check(console, "sign-in with an error");

        console.signIn(admin);
        assertThat(console.page().locator(".share-bar")).isVisible();
        check(console, "overview");
        console.goTo("#/keys");
        assertThat(console.rows()).hasCount(2);
        console.page().locator("button[aria-controls=more-filters]").click();
        check(console, "keys");
        console.page().getByLabel("Search by name or id").fill("nothing");
        assertThat(console.heading("No key matches")).isVisible();
        check(console, "no keys");
        checkForms(console);
        console.goToKey(key.id());
        check(console, "key");
        for (String action : DIALOGS) {
            console.button(action).click();
            check(console, action);
            console.inDialog("Cancel").click();
        }
        server.apiKeys().revoke(key.id(), "The contract ended");
        console.goTo("#/keys").goToKey(key.id());
        check(console, "revoked key");
        console.goTo("#/key/unknown");
        assertThat(console.heading("There is no such key")).isVisible();
        check(console, "no such key");
    }

    private void checkForms(ConsolePage console) {
        console.goTo("#/key/" + key.id() + "/edit");
        assertThat(console.field("Name").first()).hasValue("Grafana");
        check(console, "edit");
        console.goTo("#/issue");
        console.button("Add a limit").click();
        console.button("Add an entry").click();
        console.button("Issue the key").click();
        assertThat(console.page().locator(".invalid").first()).isVisible();
        check(console, "issue with errors");
        console.button("Remove this limit").click();
        console.page().locator(".row .icon-button").click();
        console.field("Name").fill("Order import");
        console.button("Issue the key").click();
        check(console, "the key, once");
        console.inDialog("I have stored the key").click();
        assertThat(console.heading("Order import")).isVisible();
    }

    @Test
    void a_key_is_issued_and_revoked_with_the_keyboard_alone() {
        ConsolePage console = browser.page(server.consoleUrl()).open();
        console.page().keyboard().insertText(admin);
        console.page().keyboard().press("Enter");
        assertThat(console.heading("Overview")).isFocused();

        tabTo(console, console.link("Keys"));
        console.page().keyboard().press("Enter");
        assertThat(console.heading("Keys")).isFocused();
        tabTo(console, console.link("Issue a key"));
        console.page().keyboard().press("Enter");
        assertThat(console.heading("Issue a key")).isFocused();
        tabTo(console, console.field("Name"));
        console.page().keyboard().type("Order import");
        tabTo(console, console.page().getByLabel("Scopes"));
        console.page().keyboard().type("orders:read orders:write ");
        console.page().keyboard().press("Backspace");
        assertThat(console.page().locator(".tile")).hasCount(1);
        console.page().keyboard().press("Enter");

        assertThat(console.inDialog("Copy")).isFocused();
        tabTo(console, console.inDialog("I have stored the key"));
        console.page().keyboard().press("Enter");
        assertThat(console.heading("Order import")).isFocused();
        tabTo(console, console.button("Revoke"));
        console.page().keyboard().press("Enter");
        assertThat(console.dialog().getByLabel("Reason")).isFocused();
        console.page().keyboard().press("Escape");
        assertThat(console.button("Revoke")).isFocused();
        console.page().keyboard().press("Enter");
        console.page().keyboard().type("A test");
        console.page().keyboard().press("Enter");
        assertThat(console.page().locator(".page > .notice")).containsText("A test");
    }

    @Test
    void a_link_leads_past_the_navigation() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin).goTo("#/keys");
        assertThat(console.heading("Keys")).isFocused();

        tabTo(console, console.link("Skip to content"));
        console.page().keyboard().press("Enter");

        assertThat(console.page().locator("main")).isFocused();
    }

    @Test
    void on_a_phone_nothing_is_wider_than_the_screen() {
        NewContextOptions phone = new NewContextOptions()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setIsMobile(true);
        ConsolePage console = browser.page(server.consoleUrl(), phone).open();
        fits(console, "sign-in");
        console.signIn(admin);
        assertThat(console.page().locator(".plot, .share-bar").first()).isVisible();
        fits(console, "overview");
        for (String address : List.of("#/keys", "#/issue", "#/key/" + key.id() + "/edit", "#/key/" + key.id())) {
            console.goTo(address);
            assertThat(console.page().locator("main :is(table, form)").first()).isVisible();
            fits(console, address);
        }
        for (String action : DIALOGS) {
            console.button(action).click();
            assertThat(console.dialog()).isVisible();
            fits(console, action);
            console.inDialog("Cancel").click();
        }
    }

    private static void fits(ConsolePage console, String where) {
        assertThat(console.page().evaluate("document.documentElement.scrollWidth"))
                .as(where)
                .isEqualTo(360);
    }

    /** Presses Tab until a control has the focus, as a person would. */
    private static void tabTo(ConsolePage console, Locator control) {
        assertThat(control).isVisible();
        for (int i = 0; i < 60; i++) {
            if ((boolean) control.evaluate("node => node === document.activeElement")) {
                return;
            }
            console.page().keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + control);
    }

    private static void check(ConsolePage console, String where) {
        console.page().evaluate(AXE);
        Object found = console.page()
                .evaluate("axe.run().then(({violations}) => violations.map(({id, impact, nodes}) =>"
                        + " `${impact} ${id}: ${nodes.map(node => node.html).join(' ')}`))");

        assertThat((List<?>) found).as(where).isEmpty();
    }

    private static String axe() {
        try (InputStream in = ConsoleAccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
