package dev.keystile.admin.console;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Instant;
import java.util.Map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens when something does not go as it should: nothing typed is lost, and nothing is done twice. */
class ConsoleFormTest {
    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();
    private final String admin = server.adminKey();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_missing_name_and_a_bad_network_are_said_beside_their_fields() {
        ConsolePage console = signedIn().goTo("#/issue");

        console.button("Issue the key").click();
        assertThat(console.page().locator(".invalid")).hasCount(1);
        assertThat(console.field("Name")).isFocused();
        console.field("Name").fill("Order import");
        console.page().getByLabel("Allowed networks").fill("no.network");
        console.button("Issue the key").click();

        assertThat(console.page().locator(".invalid")).hasCount(1);
        assertThat(console.page().locator(".invalid .error")).containsText("CIDR");
        assertThat(console.page().getByLabel("Allowed networks")).isFocused();
        assertThat(console.field("Name")).hasValue("Order import");
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void a_lost_answer_makes_no_second_key_and_the_console_tells_where_the_first_one_is() {
        ConsolePage console = signedIn().goTo("#/issue");
        console.field("Name").fill("Order import");
        console.page().route("**/api/v1/keys", route -> {
            route.fetch(); // the server does it
            route.abort(); // and nobody hears of it
        });

        console.button("Issue the key").click();
        assertThat(console.page().locator("form .notice")).containsText("The server gave no answer");
        assertThat(console.field("Name")).hasValue("Order import");
        console.page().unroute("**/api/v1/keys");
        console.button("Issue the key").click();

        assertThat(console.page().locator("form .notice")).containsText("was issued by your earlier attempt");
        assertThat(keys()).isEqualTo(2);
        console.page().locator("form .notice a").click();
        assertThat(console.heading("Order import")).isVisible();
    }

    @Test
    void a_change_made_meanwhile_by_somebody_else_is_taken_in_and_both_changes_are_kept() {
        ApiKey key = server.issueKey(ApiKeySpec.named("Grafana").withMetadata(Map.of("a", "1", "b", "2")));
        ConsolePage console = signedIn().goToKey(key.id());
        console.link("Edit").click();
        console.field("Name").first().fill("Grafana 2");
        console.page().locator(".row").first().getByLabel("Value").fill("mine");
        server.apiKeys()
                .update(key.id(), spec -> spec.withOwner("acme").withMetadata(Map.of("a", "1", "b", "2", "c", "3")));

        console.button("Save changes").click();
        assertThat(console.page().locator(".notice.warning")).containsText("Somebody else changed this key");
        assertThat(console.page().locator(".notice.warning li")).hasCount(2);
        assertThat(console.page().getByLabel("Owner")).hasValue("acme");
        assertThat(console.field("Name").first()).hasValue("Grafana 2");
        console.button("Save changes").click();

        assertThat(console.heading("Grafana 2")).isVisible();
        ApiKey saved = server.apiKeys().find(key.id()).orElseThrow();
        assertThat(saved.owner()).isEqualTo("acme");
        assertThat(saved.metadata()).isEqualTo(Map.of("a", "mine", "b", "2", "c", "3"));
    }

    @Test
    void what_is_not_changed_is_not_written() {
        ApiKey key =
                server.issueKey(ApiKeySpec.named("Grafana").withExpiresAt(Instant.parse("2099-01-02T03:04:05.678Z")));
        ConsolePage console = signedIn().goToKey(key.id());

        console.link("Edit").click();
        console.button("Save changes").click();

        assertThat(console.heading("Usage")).isVisible();
        assertThat(server.apiKeys().find(key.id())).contains(key);
    }

    @Test
    void a_key_that_ends_while_one_types_is_asked_for_again_and_the_form_stays() {
        ConsolePage console = signedIn().goTo("#/issue");
        console.field("Name").fill("Order import");
        server.apiKeys().revoke(ConsoleServer.idOf(admin), "leaked");

        console.button("Issue the key").click();
        assertThat(console.dialog()).containsText("Sign in again");
        console.dialog().getByLabel("Admin key").fill(server.adminKey());
        console.inDialog("Sign in").click();

        assertThat(console.dialog().locator(".secret")).containsText("ks_");
        console.inDialog("I have stored the key").click();
        assertThat(console.heading("Order import")).isVisible();
    }

    @Test
    void a_server_that_is_gone_is_said_and_the_page_can_be_tried_again() {
        ConsolePage console = signedIn();
        console.page().route("**/api/v1/keys?*", route -> route.abort());

        console.goTo("#/keys");
        assertThat(console.page().locator("main")).containsText("The server gave no answer");
        console.page().unroute("**/api/v1/keys?*");
        console.button("Try again").click();

        assertThat(console.rows()).hasCount(1);
    }

    @Test
    void an_unknown_key_and_an_unknown_page_lead_back() {
        ConsolePage console = signedIn().goTo("#/key/unknown");
        assertThat(console.heading("There is no such key")).isVisible();

        console.goTo("#/nowhere");
        assertThat(console.heading("There is no such page")).isVisible();
    }

    @Test
    void a_key_in_use_is_revoked_only_after_its_id_was_typed() throws Exception {
        ApiKey key = server.issueKey(ApiKeySpec.named("Automation").withScopes("keystile:read"));
        ConsolePage console = signedIn().goToKey(key.id());

        console.button("Revoke").click();
        console.dialog().getByLabel("Reason").fill("Moved");
        console.inDialog("Revoke").click();
        assertThat(console.dialog().locator(".invalid")).hasCount(1);
        assertThat(server.apiKeys().find(key.id()).orElseThrow().revokedAt()).isNull();
        console.dialog().getByLabel("to confirm").fill(key.id());
        console.inDialog("Revoke").click();

        assertThat(console.page().locator(".page > .notice")).containsText("Moved");
    }

    private ConsolePage signedIn() {
        return browser.page(server.consoleUrl()).signIn(admin);
    }

    private int keys() {
        return server.apiKeys().list(KeyQuery.all(Instant.now())).items().size();
    }
}
