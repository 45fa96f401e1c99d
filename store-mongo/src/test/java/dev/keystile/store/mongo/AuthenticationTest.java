package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUse;
import dev.keystile.servers.MongoReplicaSet;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** Users with no more rights than the documentation says; the roles are those of the page itself. */
class AuthenticationTest {
    private static final Path PAGE = Path.of("..", "docs", "stores", "mongo.md");
    private static final Pattern ROLE = Pattern.compile("(?s)db\\.createRole\\((\\{.*?\\})\\)");

    @TempDir
    private static Path folder;

    private static MongoServer standalone;
    private static MongoReplicaSet replicaSet;

    @BeforeAll
    static void start() throws IOException {
        standalone = MongoServer.standalone("--auth");
        // Members of a set with authentication know each other by a shared key.
        Path keyFile = Files.writeString(folder.resolve("key"), "membersOfATest");
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        replicaSet = MongoReplicaSet.of(1, "--keyFile=" + keyFile);
        makeUsers(standalone.url());
        makeUsers(replicaSet.url());
    }

    @AfterAll
    static void stop() {
        standalone.close();
        replicaSet.close();
    }

    @Test
    void the_role_of_the_page_is_enough_on_a_replica_set() {
        assertAllWorks(as("keystile", replicaSet.url("keystile")));
    }

    @Test
    void the_role_of_the_page_is_enough_on_a_standalone_server() {
        assertAllWorks(as("keystile", standalone.url("keystile")));
    }

    @Test
    void a_credential_in_the_url_works_too() {
        String url = standalone.url("keystile").replace("//", "//keystile:pw-keystile@") + "?authSource=admin";

        TestMongo.open(StoreConfig.of(url).with("timeout", "20s")).close();
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        StoreConfig config = as("keystile", standalone.url("keystile")).with("password", "hunter2");

        Throwable failure = catchThrowable(() -> TestMongo.open(config));

        assertThat(failure)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it refuses the credential")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void a_missing_right_is_told_without_the_command() {
        Throwable failure = catchThrowable(() -> TestMongo.open(as("nobody", standalone.url("keystile"))));

        assertThat(failure)
                .isInstanceOf(StoreException.class)
                .hasMessage("MongoDB could not list its indexes (MongoCommandException 13 Unauthorized)")
                .hasNoCause();
    }

    private static void assertAllWorks(StoreConfig config) {
        Told told = new Told();
        try (KeyStore store = TestMongo.open(config)) {
            store.changes().follow(told);
            store.insert(key("k"));
            assertThat(store.update(key("k"))).isTrue();
            store.recordUse(List.of(new KeyUse("k", 1, NOW, null)));
            assertThat(store.find("k")).isPresent();
            assertThat(store.usage(List.of("k"))).hasSize(1);
            assertThat(store.list(KeyQuery.all(NOW)).items()).hasSize(1);
            assertThat(store.delete("k")).isTrue();
            await().until(() -> told.all.contains("k"));
        }
        // The second start finds all that the first has made.
        TestMongo.open(config).close();
    }

    private static StoreConfig as(String user, String url) {
        return StoreConfig.of(url)
                .with("username", user)
                .with("password", "pw-" + user)
                .with("timeout", "20s");
    }

    private static void makeUsers(String url) throws IOException {
        try (MongoClient client = MongoClients.create(url)) {
            client.getDatabase("admin").runCommand(user("root", "root", "admin"));
        }
        try (MongoClient root = MongoClients.create(url.replace("//", "//root:pw-root@"))) {
            root.getDatabase("admin").runCommand(role());
            root.getDatabase("admin").runCommand(user("keystile", "keystile", "admin"));
            root.getDatabase("admin").runCommand(user("nobody", "read", "elsewhere"));
        }
    }

    private static Document user(String name, String role, String database) {
        return new Document("createUser", name)
                .append("pwd", "pw-" + name)
                .append("roles", List.of(new Document("role", role).append("db", database)));
    }

    /** What mongosh makes of the page's call. */
    private static Document role() throws IOException {
        Matcher matcher = ROLE.matcher(Files.readString(PAGE));
        assertThat(matcher.find()).isTrue();
        Document given = Document.parse(matcher.group(1));
        Document command = new Document("createRole", given.remove("role"));
        command.putAll(given);
        return command;
    }
}
