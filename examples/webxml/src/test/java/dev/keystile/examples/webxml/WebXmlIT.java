package dev.keystile.examples.webxml;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The WAR as it was built, in a Tomcat whose working directory is the test's. */
class WebXmlIT {
    private static final Path WAR = Path.of(System.getProperty("war"));
    private static final String STORE_URL = "jdbc:h2:file:./keystile-data/keystile";

    private static String liveKey;
    private static String revokedKey;
    private static Container container;

    @TempDir
    private Path directory;

    /** Embedded H2 lets one process in at a time: first the keys, then the container. */
    @BeforeAll
    static void start(@TempDir Path shared) throws Exception {
        issueKeys();
        container = Container.deploy(shared, WAR);
    }

    private static void issueKeys() {
        try (ApiKeys apiKeys = ApiKeys.open(STORE_URL);
                IssuedKey live = apiKeys.issue(ApiKeySpec.named("live"));
                IssuedKey revoked = apiKeys.issue(ApiKeySpec.named("revoked"))) {
            apiKeys.revoke(revoked.key().id(), "lost");
            liveKey = live.plaintext();
            revokedKey = revoked.plaintext();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        container.close();
    }

    @Test
    void a_live_key_opens_what_the_filter_protects() throws Exception {
        HttpResponse<String> response = container.get("/api/hello.json", "Authorization", "Api-Key " + liveKey);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Hello from a plain file!");
    }

    @Test
    void without_a_key_it_is_closed() throws Exception {
        assertRefused(container.get("/api/hello.json"), "missing_key");
        assertRefused(container.get("/api/no-such-file"), "missing_key");
    }

    @Test
    void a_revoked_key_does_not_open_it() throws Exception {
        assertRefused(container.get("/api/hello.json", "X-API-Key", revokedKey), "invalid_key");
    }

    @Test
    void a_bad_setting_keeps_the_application_from_starting() throws Exception {
        Path broken = withWebXml("<param-value>10s</param-value>", "<param-value>ten</param-value>");

        try (Container other = Container.deploy(directory, broken)) {
            assertThat(other.hasStartedTheApplication()).isFalse();
            assertThat(other.get("/api/hello.json", "X-API-Key", liveKey).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_misspelled_setting_keeps_the_application_from_starting() throws Exception {
        Path broken = withWebXml("keystile.max-staleness", "keystile.max-stalenes");

        try (Container other = Container.deploy(directory, broken)) {
            assertThat(other.hasStartedTheApplication()).isFalse();
        }
    }

    private Path withWebXml(String text, String replacement) throws Exception {
        Path copy = Files.copy(WAR, directory.resolve("broken.war"));
        try (FileSystem war = FileSystems.newFileSystem(copy)) {
            Path webXml = war.getPath("WEB-INF", "web.xml");
            String changed = Files.readString(webXml).replace(text, replacement);
            assertThat(changed).contains(replacement);
            Files.writeString(webXml, changed);
        }
        return copy;
    }

    private static void assertRefused(HttpResponse<String> response, String code) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }
}
