package dev.keystile.admin.console;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The console shows what its caller may do, and not what the server would refuse. */
class ConsoleRightsTest {
    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();
    private final ApiKey key =
            server.issueKey(ApiKeySpec.named("Grafana").withOwner("acme").withScopes("metrics:read"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void who_may_read_sees_no_buttons() {
        ConsolePage console = signedIn(ApiKeySpec.named("Reader").withScopes("keystile:read"));

        console.goToKey(key.id());
        assertThat(console.heading("Usage")).isVisible();
        shows(console, List.of());
        console.goTo("#/keys");
        assertThat(console.rows()).hasCount(2);
        assertThat(console.link("Issue a key")).hasCount(0);
        console.goTo("#/issue");
        assertThat(console.page().locator("main")).containsText("may not issue keys");
    }

    @Test
    void who_may_revoke_can_disable_too_and_not_more() {
        ConsolePage console = signedIn(ApiKeySpec.named("Security").withScopes("keystile:read", "keystile:revoke"));

        console.goToKey(key.id());

        shows(console, List.of("Disable", "Revoke"));
    }

    @Test
    void who_may_issue_can_rotate_and_edit_and_not_more() {
        ConsolePage console =
                signedIn(ApiKeySpec.named("Issuer").withScopes("keystile:read", "keystile:issue", "metrics:read"));

        console.goToKey(key.id());

        shows(console, List.of("Rotate"));
        assertThat(console.link("Edit")).isVisible();
    }

    @Test
    void a_scope_that_the_caller_lacks_is_refused_with_the_reason() {
        ConsolePage console = signedIn(ApiKeySpec.named("Issuer").withScopes("keystile:read", "keystile:issue"));
        console.goTo("#/issue");
        console.field("Name").fill("Order import");
        console.page().getByLabel("Scopes").fill("orders:read");

        console.button("Issue the key").click();

        assertThat(console.page().locator("form")).containsText("Nobody grants or manages a scope");
    }

    @Test
    void who_manages_one_owner_sees_that_owners_keys_and_makes_no_others() {
        server.issueKey(ApiKeySpec.named("Foreign").withOwner("globex"));
        ConsolePage console = signedIn(
                ApiKeySpec.named("Acme's manager").withOwner("acme").withScopes("keystile:read", "keystile:issue"));

        assertThat(console.heading("Keys")).isVisible();
        assertThat(console.rows()).hasCount(2);
        assertThat(console.link("Overview")).hasCount(0);
        assertThat(console.page().locator(".column-owner")).hasCount(0);
        console.link("Issue a key").click();
        assertThat(console.page().getByLabel("Owner")).hasValue("acme");
        assertThat(console.page().getByLabel("Owner")).not().isEditable();
        console.field("Name").fill("Order import");
        console.button("Issue the key").click();
        console.inDialog("I have stored the key").click();
        assertThat(console.heading("Order import")).isVisible();
    }

    private ConsolePage signedIn(ApiKeySpec spec) {
        return browser.page(server.consoleUrl()).signIn(server.issue(spec));
    }

    private static void shows(ConsolePage console, List<String> actions) {
        for (String action : List.of("Rotate", "Disable", "Enable", "Revoke", "Delete")) {
            assertThat(console.button(action)).hasCount(actions.contains(action) ? 1 : 0);
        }
    }
}
