package dev.keystile.admin.console;

import dev.keystile.ApiKeys;
import dev.keystile.admin.AdminOptions;
import dev.keystile.admin.AdminServer;
import dev.keystile.admin.AdminServlet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How the console's files are served. */
class ConsoleFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/keystile/admin/console");

    private final ApiKeys apiKeys = ApiKeys.open("memory:");
    private final AdminServer server = new AdminServer(
            new AdminServlet(apiKeys, AdminOptions.builder().keys().build()));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
        apiKeys.close();
    }

    @Test
    void every_file_of_the_folder_is_in_the_list_and_the_other_way_round() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .toList();

            assertThat(ConsoleFiles.names())
                    .doesNotHaveDuplicates()
                    .filteredOn(name -> !name.startsWith("vendor/"))
                    .containsExactlyInAnyOrderElementsOf(found);
        }
    }

    @Test
    void S_15_the_page_carries_a_strict_policy_and_is_never_kept() throws Exception {
        HttpResponse<String> page = get("");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Content-Security-Policy").split("; ?"))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "connect-src 'self'",
                        "font-src 'self'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types 'none'");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie").doesNotContainKey("etag");
    }

    @Test
    void S_15_no_file_has_inline_script_inline_style_or_anything_from_elsewhere() throws Exception {
        String page = get("").body();

        assertThat(page).doesNotContain("<style", "style=", "onload", "onclick", "http:", "https:", "//");
        assertThat(page).doesNotContainPattern("<script(?![^>]* src=)");
        for (String name : ConsoleFiles.names()) {
            if (!name.startsWith("vendor/") && !name.equals("index.html")) {
                assertThat(get(name).body())
                        .as(name)
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                        .doesNotContain("sessionStorage", "document.cookie", "indexedDB", "console.log")
                        .doesNotContainPattern("https?://(?!www.w3.org/)");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_has_its_type_and_is_sent_again_only_when_it_has_changed(String name, String type) throws Exception {
        HttpResponse<String> first = get(name);
        HttpResponse<String> second = get(name, "If-None-Match", header(first, "ETag"));
        HttpResponse<String> other = get(name, "If-None-Match", "\"other\"");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "Content-Type")).isEqualToIgnoringCase(type);
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(first, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
        assertThat(other.statusCode()).isEqualTo(200);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("app.js", "text/javascript;charset=utf-8"),
                arguments("vendor/uplot.js", "text/javascript;charset=utf-8"),
                arguments("theme.css", "text/css;charset=utf-8"),
                arguments("favicon.svg", "image/svg+xml"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "Console.class",
                "app.js/",
                "ui",
                "ui/",
                "..%2fconsole/app.js",
                "%2e%2e/module-info.class",
                "keys",
                ".gitignore",
                "app.js%00"
            })
    void what_is_not_in_the_list_is_not_there(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void the_address_without_its_slash_leads_to_the_page_behind_any_proxy() throws Exception {
        URI address = URI.create(server.url().replaceAll("/$", ""));

        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "Location")).isEqualTo("./admin/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void a_file_can_only_be_read(String method) throws Exception {
        HttpResponse<String> answer = client.send(
                request("app.js").method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void a_head_has_the_headers_alone() throws Exception {
        HttpResponse<String> answer = client.send(
                request("app.js").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isNotEqualTo("0");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void where_nobody_has_access_there_is_no_console() throws Exception {
        AdminServlet servlet = new AdminServlet(apiKeys, AdminOptions.builder().build());
        try (AdminServer closed = new AdminServer(servlet)) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(URI.create(closed.url())).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(403);
        }
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("(none)");
    }
}
