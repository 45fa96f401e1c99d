package dev.keystile.admin.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Where the console keeps keys: in memory, and an issued one not longer than it is shown. */
class ConsoleSecrecyTest {
    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();
    private final String admin = server.adminKey();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_admin_key_is_in_no_storage_no_address_no_element_and_no_request_but_its_header() {
        ConsolePage console = browser.page(server.consoleUrl());
        List<String> addresses = new ArrayList<>();
        console.page().onRequest(request -> addresses.add(request.url() + " " + request.postData()));
        console.signIn(admin).goTo("#/keys");
        assertThat(console.rows()).hasCount(1);

        assertThat(kept(console.page())).doesNotContain(admin);
        assertThat(console.page().context().cookies()).isEmpty();
        assertThat(console.page().content()).doesNotContain(admin);
        assertThat(console.page().url()).doesNotContain(admin);
        assertThat(addresses).isNotEmpty().noneMatch(address -> address.contains(admin));
    }

    @Test
    void the_theme_is_the_one_thing_that_is_kept() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);

        console.button("Switch to the dark theme").click();

        assertThat(console.page().locator("html")).hasAttribute("data-theme", "dark");
        assertThat(kept(console.page())).isEqualTo("{\"keystile-theme\":\"dark\"} {}");
        console.page().reload();
        assertThat(console.page().locator("html")).hasAttribute("data-theme", "dark");
    }

    @Test
    void a_reload_and_signing_out_forget_the_key() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);

        console.page().reload();
        assertThat(console.page().getByLabel("Admin key")).hasValue("");

        console.signIn(admin);
        console.button("Sign out").click();
        assertThat(console.page().getByLabel("Admin key")).isVisible();
        console.page().goBack();
        assertThat(console.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);
    }

    @Test
    void who_leaves_the_console_and_comes_back_signs_in_again() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);

        console.page().navigate("about:blank");
        console.page().goBack();

        assertThat(console.page().getByLabel("Admin key")).isVisible();
    }

    @Test
    void S_15_an_issued_key_is_gone_once_its_dialog_is_closed_and_the_back_button_does_not_bring_it_back() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);
        String shown = issue(console);
        console.inDialog("I have stored the key").click();
        assertThat(console.heading("Order import")).isVisible();
        assertThat(console.page().content()).doesNotContain(shown);

        console.page().goBack();
        assertThat(console.heading("Order import")).hasCount(0);
        assertThat(console.page().content()).doesNotContain(shown);
        console.page().goForward();
        assertThat(console.heading("Order import")).isVisible();
        assertThat(console.page().content()).doesNotContain(shown);
        assertThat(kept(console.page())).doesNotContain(shown);
    }

    @Test
    void S_15_the_back_button_closes_the_dialog_with_the_key_for_good() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);
        String shown = issue(console);

        console.page().goBack();
        assertThat(console.dialog()).hasCount(0);
        assertThat(console.page().content()).doesNotContain(shown);
        console.page().goForward();
        assertThat(console.heading("Issue a key")).isVisible();
        assertThat(console.field("Name")).hasValue("");
        assertThat(console.page().content()).doesNotContain(shown);
    }

    @Test
    void escape_does_not_lose_the_key_that_is_shown() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);
        String shown = issue(console);

        for (int i = 0; i < 3; i++) {
            console.page().keyboard().press("Escape");
        }

        assertThat(console.dialog().locator(".secret")).hasText(shown);
    }

    @Test
    void a_key_that_may_not_manage_keys_is_refused_with_words_that_help() {
        ConsolePage console = browser.page(server.consoleUrl()).open();

        signInWith(console, server.issue(ApiKeySpec.named("Ordinary").withScopes("orders:read")));
        assertThat(console.page().locator(".error:visible")).containsText("needs the scope keystile:read");
        signInWith(console, "ks_nonsense");
        assertThat(console.page().locator(".error:visible")).containsText("This key is not valid");
        signInWith(console, "clé d’API");
        assertThat(console.page().locator(".error:visible")).containsText("This is no API key");
        assertThat(console.page().getByLabel("Admin key")).isFocused();
    }

    private static void signInWith(ConsolePage console, String key) {
        console.page().getByLabel("Admin key").fill(key);
        console.button("Sign in").click();
    }

    private static String issue(ConsolePage console) {
        console.goTo("#/keys");
        console.link("Issue a key").click();
        console.field("Name").fill("Order import");
        console.button("Issue the key").click();
        return console.dialog().locator(".secret").textContent();
    }

    private static String kept(Page page) {
        return (String) page.evaluate("JSON.stringify({...localStorage}) + ' ' + JSON.stringify({...sessionStorage})");
    }
}
