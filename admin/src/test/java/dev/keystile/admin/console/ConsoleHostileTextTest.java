package dev.keystile.admin.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a key's fields hold is shown as text, whatever it is. The browser's complaints and dialogs fail each test. */
class ConsoleHostileTextTest {
    private static final String OWNER = "\"><svg/onload=alert(2)>";
    private static final String REASON = "</p><script>alert(3)</script>";

    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();
    private final String admin = server.adminKey();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "javascript:alert(1)",
                "{{constructor.constructor('alert(1)')()}}",
                "${alert(1)} {name} {id}",
                "مفتاح الإنتاج",
                "🔑👩‍💻🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "__proto__"
            })
    void S_15_a_name_is_text_in_the_list_on_its_page_in_dialogs_and_in_the_form(String name) {
        ApiKey key = server.issueKey(ApiKeySpec.named(name)
                .withOwner(OWNER)
                .withScopes("<b>scope</b>")
                .withMetadata(Map.of("<i>" + name, name, "__proto__", name)));
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin).goTo("#/keys");
        assertThat(console.rows()).hasCount(2);
        assertThat(console.rows().first().locator("a.name").textContent()).isEqualTo(visible(name));
        assertThat(console.rows().first().locator(".column-owner").textContent())
                .isEqualTo(OWNER);

        console.goToKey(key.id());
        assertThat(console.page().locator("h1").textContent()).isEqualTo(visible(name));
        assertThat(console.page().locator(".pairs").textContent()).contains("<i>" + visible(name));
        assertThat(console.page().locator(".pairs tr")).hasCount(2);

        console.button("Rotate").click();
        assertThat(console.dialog().textContent()).contains(visible(name));
        console.inDialog("Cancel").click();
        console.link("Edit").click();
        assertThat(console.field("Name")).hasCount(3);
        assertThat(console.page().locator("form input").first()).hasValue(name);
        console.button("Save changes").click();
        assertThat(console.heading("Usage")).isVisible();
        assertThat(server.apiKeys().find(key.id()).orElseThrow().spec()).isEqualTo(key.spec());

        console.button("Revoke").click();
        console.dialog().getByLabel("Reason").fill(REASON);
        console.inDialog("Revoke").click();
        assertThat(console.page().locator(".page > .notice")).containsText(REASON);
        console.goTo("#/");
        assertThat(console.heading("Overview")).isVisible();
    }

    /** A flag of emoji is spelt with tags, which are shown. */
    private static String visible(String name) {
        return name.codePoints()
                .mapToObj(c -> c >= 0xE0000 && c <= 0xE007F ? "U+%X".formatted(c) : Character.toString(c))
                .reduce("", String::concat);
    }

    @Test
    void what_would_hide_or_reorder_text_is_made_visible_and_cannot_reach_beyond_its_name() {
        server.issueKey(ApiKeySpec.named("abc\u202Etxt.exe\u200B\u2066").withOwner("\u202Eemca"));
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin).goTo("#/keys");

        assertThat(console.rows().first().locator("a.name")).hasText("abcU+202Etxt.exeU+200BU+2066");
        assertThat(console.rows().first().locator(".column-owner")).hasText("U+202Eemca");
        assertThat(console.rows().first().locator("a.name .hidden-character")).hasCount(3);
        assertThat(console.page().content()).doesNotContain("\u202E");
        assertThat(console.page().title()).doesNotContain("\u202E");
    }

    @Test
    void long_names_and_4_KB_of_metadata_stay_within_the_page() {
        ApiKey key = server.issueKey(ApiKeySpec.named("W".repeat(200))
                .withOwner("O".repeat(200))
                .withScopes("s".repeat(100), "t".repeat(100))
                .withMetadata(Map.of("m".repeat(96), "x".repeat(4_000))));
        ConsolePage console = browser.page(server.consoleUrl(), new NewContextOptions().setViewportSize(360, 740))
                .signIn(admin);

        for (String address : new String[] {"#/keys", "#/key/" + key.id(), "#/key/" + key.id() + "/edit"}) {
            console.goTo(address);
            assertThat(console.page().locator("main :is(table, form)").first()).isVisible();
            assertThat(console.page().evaluate("document.documentElement.scrollWidth"))
                    .as(address)
                    .isEqualTo(360);
        }
    }
}
