package dev.keystile.admin.console;

import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The dashboard tells what is so. */
class ConsoleOverviewTest {
    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_counts_keys_by_status_and_names_those_that_end_soon() {
        server.issueKey(
                ApiKeySpec.named("Ends soon").withExpiresAt(Instant.now().plus(Duration.ofDays(3))));
        ApiKey revoked = server.issueKey(ApiKeySpec.named("Revoked"));
        server.apiKeys().revoke(revoked.id(), "not needed");
        ApiKey disabled = server.issueKey(ApiKeySpec.named("Disabled"));
        server.apiKeys().disable(disabled.id());
        ConsolePage console = browser.page(server.consoleUrl()).signIn(server.adminKey());

        assertThat(console.page().locator("ul.figures li strong")).hasText(new String[] {"2", "1", "0", "1"});
        assertThat(console.page().locator(".overview-lists")).containsText("Ends soon");
        console.link("Ends soon").click();
        assertThat(console.heading("Ends soon")).isVisible();
        console.goTo("#/");
        console.page().locator("ul.figures a").last().click();
        assertThat(console.rows()).hasCount(1);
        assertThat(console.rows().first()).containsText("Revoked");
    }

    @Test
    void verifications_are_drawn_told_by_reason_and_given_as_a_table() {
        ConsolePage console = browser.page(server.consoleUrl());
        console.page()
                .clock()
                .setFixedTime(Instant.now().plus(Duration.ofMinutes(2)).toEpochMilli());
        console.signIn(server.adminKey());
        String revoked = server.issue(ApiKeySpec.named("Revoked"));
        server.apiKeys().revoke(ConsoleServer.idOf(revoked), "not needed");
        for (int i = 0; i < 5; i++) {
            server.apiKeys().verify(VerificationRequest.of(revoked));
        }

        console.button("Refresh").click();

        assertThat(console.page().locator(".plot canvas")).isVisible();
        assertThat(console.page().locator(".reasons li").first()).hasText("Revoked5");
        // and the console itself, once, when it asked who is logged in without a key
        assertThat(console.page().locator(".reading .refused strong")).hasText("6");
        assertThat(console.page().locator(".plot").getAttribute("aria-label")).contains("6 refused");
        console.button("24 hours").click();
        console.page().getByText("Show as a table").click();
        assertThat(console.page().locator("table.figures tbody tr")).hasCount(96);
        assertThat(console.page().locator("table.figures tbody tr").first()).containsText("6");
    }
}
