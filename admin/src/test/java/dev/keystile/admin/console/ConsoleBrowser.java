package dev.keystile.admin.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens the console in a real browser, and fails a test in which the browser complained. One browser serves all tests. */
final class ConsoleBrowser implements BeforeEachCallback, AfterEachCallback {
    private static final int PATIENCE = 30_000;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<ConsolePage> pages = new ArrayList<>();
    private Chromium chromium;

    @Override
    public void beforeEach(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class);
    }

    ConsolePage page(String url) {
        return page(url, new NewContextOptions().setViewportSize(1280, 800));
    }

    ConsolePage page(String url, NewContextOptions options) {
        return page(url, context(options));
    }

    ConsolePage page(String url, BrowserContext context) {
        ConsolePage page = new ConsolePage(context.newPage(), url);
        pages.add(page);
        return page;
    }

    BrowserContext context(NewContextOptions options) {
        BrowserContext context = chromium.browser()
                .newContext(options.setLocale("en-GB")
                        .setTimezoneId("UTC")
                        .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(PATIENCE);
        contexts.add(context);
        return context;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints =
                pages.stream().flatMap(page -> page.complaints().stream()).toList();
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        pages.clear();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }
}
