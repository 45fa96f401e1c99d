package dev.keystile.admin.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Other pages cannot wrap the console, and cannot use it in the name of who is signed in. */
class ConsoleFrameTest {
    @RegisterExtension
    private final ConsoleBrowser browser = new ConsoleBrowser();

    private final ConsoleServer server = new ConsoleServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void S_15_a_page_of_another_origin_shows_no_console_in_a_frame() {
        Page page = browser.context(new NewContextOptions()).newPage();
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add(message.text()));

        page.navigate(server.framingUrl());

        assertThat(complaints).anyMatch(complaint -> complaint.contains("frame-ancestors 'none'"));
        assertThat(page.frames()).hasSize(2);
        Frame framed = page.frames().get(1);
        assertThat(framed.locator("input").count()).isZero();
    }

    @Test
    void S_15_a_page_of_another_origin_reads_neither_the_api_nor_the_scripts() {
        Page page = browser.context(new NewContextOptions()).newPage();
        page.route(
                "http://evil.test/",
                route -> route.fulfill(
                        new FulfillOptions().setContentType("text/html").setBody("<p>evil</p>")));
        page.navigate("http://evil.test/");

        for (String path : new String[] {"api/v1/me", "app.js", ""}) {
            Object answer = page.evaluate(
                    "url => fetch(url, {credentials: 'include'}).then(() => 'read', () => 'refused')",
                    server.consoleUrl() + path);
            assertThat(answer).as(path).isEqualTo("refused");
        }
    }
}
