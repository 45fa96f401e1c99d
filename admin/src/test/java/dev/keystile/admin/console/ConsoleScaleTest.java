package dev.keystile.admin.console;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The list is as quick with 100 000 keys, in a real H2, as with a few. */
class ConsoleScaleTest {
    private static final int KEYS = 100_000;
    private static final int BATCH = 1_000;
    /** Generous, for machines that do other things as well; each of these takes a fraction of a second. */
    private static final Duration QUICK = Duration.ofSeconds(10);

    /** It rests as long as it counts. */
    private static final double PATIENCE_MILLIS = 180_000;

    private static ConsoleServer server;
    private static String admin;

    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    @BeforeAll
    static void fill() {
        server = new ConsoleServer();
        for (int start = 0; start < KEYS; start += BATCH) {
            server.apiKeys()
                    .adopt(IntStream.range(start, start + BATCH)
                            .mapToObj(ConsoleScaleTest::key)
                            .toList());
        }
        admin = server.adminKey();
    }

    private static ApiKey key(int number) {
        Instant created = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(number * 60L);
        ApiKeySpec spec = ApiKeySpec.named("Key %06d".formatted(number))
                .withOwner("owner-" + number % 500)
                .withScopes(number % 100 == 0 ? Set.of("orders:read", "rare:scope") : Set.of("orders:read"));
        return ApiKey.builder("id%010d".formatted(number))
                .prefix("ks")
                .spec(spec)
                .createdAt(created)
                .enabled(number % 10 != 0)
                .secrets(List.of(KeySecret.current("{sha256}" + "0".repeat(64), created)))
                .build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_list_of_100_000_keys_opens_pages_finds_and_filters_without_a_wait() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);

        quick("first page", () -> {
            console.goTo("#/keys");
            assertThat(console.rows()).hasCount(50);
            assertThat(console.rows().nth(1)).containsText("Key 099999");
        });
        for (int page = 2; page <= 4; page++) {
            String shown = "50 keys on page " + page;
            quick("page " + page, () -> {
                console.button("Next").click();
                assertThat(console.page().locator(".count")).hasText(shown);
            });
        }
        quick("oldest first", () -> {
            console.button("Created").click();
            assertThat(console.rows().first()).containsText("Key 000000");
        });
        quick("by name", () -> {
            console.page().getByLabel("Search by name or id").fill("Key 054321");
            assertThat(console.rows()).hasCount(1);
        });
        quick("by status", () -> {
            console.button("Clear").click();
            console.page().getByLabel("Status").selectOption("disabled");
            assertThat(console.rows().last()).containsText("Disabled");
            assertThat(console.rows()).hasCount(50);
        });
        quick("by owner and scope", () -> {
            console.goTo("#/keys?owner=owner-100&scope=rare:scope");
            assertThat(console.rows().first()).containsText("owner-100");
        });
    }

    @Test
    void the_overview_counts_them_all_in_the_background() {
        ConsolePage console = browser.page(server.consoleUrl()).signIn(admin);

        assertThat(console.link("100,001 keys")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(console.page().locator("ul.figures strong")).hasText(new String[] {"90,001", "10,000", "0", "0"});
    }

    private static void quick(String what, Runnable step) {
        Instant start = Instant.now();
        step.run();
        Duration took = Duration.between(start, Instant.now());
        assertThat(took).as(what).isLessThan(QUICK);
    }
}
