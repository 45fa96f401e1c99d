package dev.keystile.cli;

import dev.keystile.cli.KeystileProcess.Outcome;
import dev.keystile.servers.RedisServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A key is told once, to standard output; secrets need not be arguments, and are repeated nowhere. */
class SecretsIT {
    @TempDir
    private Path directory;

    private KeystileProcess keystile;

    @BeforeEach
    void store() {
        keystile = new KeystileProcess(directory).store("jdbc:sqlite:keys.db").with("KEYSTILE_STORE_SCHEMA", "create");
    }

    @Test
    void a_new_key_is_all_of_standard_output_and_the_hint_is_elsewhere() {
        Outcome issued = keystile.run("issue", "CI").ok();
        assertThat(issued.out()).matches("ks_[0-9A-Za-z]{12}_[0-9A-Za-z]{38}\n");
        assertThat(issued.err())
                .contains("shown this once")
                .doesNotContain(issued.out().strip());
        assertThat(keystile.shell("KEY=$(keystile issue -q CI) && echo \"$KEY\" | keystile verify")
                        .ok()
                        .err())
                .isEmpty();
    }

    @Test
    void a_whole_key_in_the_place_of_its_id_is_refused_and_not_repeated() {
        String key = keystile.run("issue", "-q", "CI").ok().out().strip();
        Outcome refused = keystile.run("show", key).fails(ExitCode.USAGE, "a whole key was given where its id belongs");
        assertThat(refused.err()).doesNotContain(key);
        assertThat(keystile.run("revoke", key, "--reason", "x", "--yes").err()).doesNotContain(key);
    }

    @Test
    void a_key_with_another_secret_finds_nothing() {
        String key = keystile.run("issue", "-q", "CI").ok().out().strip();
        String other = keystile.run("issue", "-q", "other").ok().out().strip();
        assertThat(keystile.runWith(key, "show", "-").ok().out()).contains("Name        CI");
        String forged = key.substring(0, 16) + other.substring(16);
        keystile.runWith(forged, "show", "-").fails(ExitCode.NOT_FOUND, "not copied as a whole");
        keystile.runWith("", "verify").fails(ExitCode.USAGE, "no key came");
        keystile.runWith("x".repeat(5000), "verify").fails(ExitCode.USAGE, "more than a key");
    }

    /** An operator who tries a key must not hide who used it last. */
    @Test
    void a_key_that_is_tried_is_not_used() {
        String key = keystile.run("issue", "-q", "CI").ok().out().strip();
        keystile.runWith(key, "verify").ok();
        assertThat(keystile.runWith(key, "show", "-").ok().out()).contains("Used        0 times");
    }

    @Test
    void the_password_of_the_store_comes_from_a_file_or_the_environment() throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "sesame\n");
        try (RedisServer server = RedisServer.start()) {
            server.run("CONFIG SET requirepass sesame");
            KeystileProcess redis = new KeystileProcess(directory).store(server.url());
            redis.run("list").fails(ExitCode.STORE, "Redis");
            redis.run("list", "--password-file", password.toString()).ok();
            redis.with("KEYSTILE_STORE_PASSWORD", "sesame").run("list").ok();
        }
    }

    @Test
    void settings_come_from_a_file_that_wins_over_the_environment() throws Exception {
        Path config = Files.writeString(directory.resolve("keystile.properties"), "keystile.key.prefix=acme_live\n");
        keystile.with("KEYSTILE_KEY_PREFIX", "acme_test");
        assertThat(keystile.run("issue", "-q", "CI", "--config", config.toString())
                        .ok()
                        .out())
                .startsWith("acme_live_");
        keystile.with("KEYSTILE_CLI_CONFIG", config.toString());
        assertThat(keystile.run("issue", "-q", "CI").ok().out()).startsWith("acme_live_");
        keystile.run("list", "--config", "nowhere").fails(ExitCode.USAGE, "nowhere cannot be read: there is none");
    }

    @Test
    void a_password_in_an_argument_is_warned_of_and_not_repeated() {
        Outcome outcome = new KeystileProcess(directory).run("list", "--store", "redis://user:hunter2@localhost:1");
        assertThat(outcome.code()).isEqualTo(ExitCode.STORE.number());
        assertThat(outcome.err())
                .contains("warning: the URL after --store holds a secret")
                .doesNotContain("hunter2");
    }

    @Test
    void a_key_unlike_the_ones_before_is_warned_of() {
        keystile.run("issue", "-q", "CI").ok();
        keystile.with("KEYSTILE_KEY_PREFIX", "acme").with("KEYSTILE_HASH_PEPPERS", "p:" + "A".repeat(43) + "=");
        assertThat(keystile.run("issue", "-q", "CI").ok().err())
                .contains("has the prefix 'ks', this one 'acme'", "hashed with sha256, this one with hmac-sha256");
    }
}
