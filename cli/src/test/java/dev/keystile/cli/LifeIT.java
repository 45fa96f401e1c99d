package dev.keystile.cli;

import dev.keystile.servers.MongoServer;
import dev.keystile.servers.PostgresServer;
import dev.keystile.servers.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A key from its issue to its end, on each kind of store, with each command a process of its own. */
class LifeIT {
    @TempDir
    private static Path directory;

    abstract static class OnAnyStore {
        abstract KeystileProcess keystile();

        @Test
        void a_key_is_issued_used_changed_and_ended() {
            KeystileProcess keystile = keystile();
            keystile.run("schema", "apply").ok();
            assertThat(keystile.run("schema", "check").ok().out()).isEqualTo("Nothing is missing.\n");

            String key = keystile.run(
                            "issue", "-q", "CI", "--owner", "acme", "--scope", "orders:read", "--expires", "90d")
                    .ok()
                    .out()
                    .strip();
            String id = key.split("_", -1)[1];
            assertThat(keystile.runWith(key, "verify", "--scope", "orders:read")
                            .ok()
                            .out())
                    .isEqualTo("accepted: " + id + " (CI) of acme, may orders:read\n");
            assertThat(keystile.run("list", "--owner", "acme", "--scope", "orders:read", "--order", "oldest")
                            .ok()
                            .outLines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .matches(id + "  active  CI +acme +orders:read  \\d{4}-\\d\\d-\\d\\d  \\d{4}-\\d\\d-\\d\\d  never");

            keystile.run("update", id, "--name", "CI 2", "--add-scope", "orders:write", "--expires", "never")
                    .ok();
            assertThat(keystile.run("show", id, "--json").ok().out())
                    .contains(
                            "\"name\":\"CI 2\"", "\"scopes\":[\"orders:read\",\"orders:write\"]", "\"expiresAt\":null")
                    .contains("\"useCount\":0")
                    .doesNotContain("{sha256}");

            String rotated =
                    keystile.run("rotate", "-q", id, "--grace", "1h").ok().out().strip();
            assertThat(keystile.runWith(key, "verify").code()).isZero();
            assertThat(keystile.runWith(rotated, "verify").code()).isZero();

            keystile.run("disable", id).ok();
            assertThat(keystile.runWith(rotated, "verify").out()).isEqualTo("rejected: disabled (key " + id + ")\n");
            keystile.run("enable", id).ok();
            keystile.runWith(rotated, "revoke", "-", "--reason", "lost", "--yes")
                    .ok();
            assertThat(keystile.runWith(rotated, "verify").code()).isEqualTo(ExitCode.NO.number());
            assertThat(keystile.run("list", "--status", "revoked", "--json")
                            .ok()
                            .out())
                    .contains("\"id\":\"" + id + "\"", "\"revokedReason\":\"lost\"");

            assertThat(keystile.run("purge", "--older-than", "0", "--dry-run")
                            .ok()
                            .out())
                    .isEqualTo("Would remove 1 key\n");
            assertThat(keystile.run("purge", "--older-than", "0", "--yes").ok().out())
                    .isEqualTo("Removed 1 key\n");
            keystile.run("show", id).fails(ExitCode.NOT_FOUND, "there is no key with the id '" + id + "'");
            assertThat(keystile.run("doctor", "--probe").ok().out())
                    .contains("a change reached another node in ")
                    .doesNotContain("ERROR");
            assertThat(keystile.run("list").ok().outLines()).hasSize(1);
        }
    }

    @Nested
    class OnSqlite extends OnAnyStore {
        @Override
        KeystileProcess keystile() {
            return new KeystileProcess(directory).store("jdbc:sqlite:life.db");
        }
    }

    @Nested
    class OnPostgres extends OnAnyStore {
        @Override
        KeystileProcess keystile() {
            return new KeystileProcess(directory).store(PostgresServer.url("postgres"));
        }
    }

    @Nested
    class OnRedis extends OnAnyStore {
        private final RedisServer server = RedisServer.start();

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        KeystileProcess keystile() {
            return new KeystileProcess(directory).store(server.url());
        }
    }

    @Nested
    class OnMongo extends OnAnyStore {
        private final MongoServer server = MongoServer.standalone();

        @AfterEach
        void stop() {
            server.close();
        }

        @Override
        KeystileProcess keystile() {
            return new KeystileProcess(directory).store(server.url("cli"));
        }
    }
}
