package dev.keystile.admin.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium, found on this machine: nothing is downloaded, and without one the tests fail. */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    /** No sandbox, since tests run as root too; nothing that looks for servers of the browser's maker. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(path()).setArgs(ARGUMENTS));

    Browser browser() {
        return browser;
    }

    private static Path path() {
        String named = System.getenv("KEYSTILE_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return PLACES.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> {
                    return new IllegalStateException("there is no Chromium at " + PLACES
                            + ": run 'bash .ci/fetch-chromium', or name one, KEYSTILE_CHROMIUM=/path/to/chromium");
                });
    }

    @Override
    public void close() {
        playwright.close();
    }
}
