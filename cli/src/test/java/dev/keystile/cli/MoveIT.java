package dev.keystile.cli;

import dev.keystile.cli.KeystileProcess.Outcome;
import dev.keystile.servers.RedisServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys move in from other systems and between stores, and go on working. */
class MoveIT {
    private static final String PLAINTEXT = "old_key_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @TempDir
    private Path directory;

    private KeystileProcess keystile;

    @BeforeEach
    void store() {
        keystile = new KeystileProcess(directory).store("jdbc:sqlite:keys.db").with("KEYSTILE_STORE_SCHEMA", "create");
    }

    @Test
    void a_list_of_keys_is_imported_and_what_is_no_key_is_told() throws Exception {
        Path list = Files.writeString(directory.resolve("keys.txt"), PLAINTEXT + "\nshort\n");
        Outcome dry = keystile.run("import", "plaintext", list.toString(), "--dry-run");
        assertThat(dry.code()).isEqualTo(ExitCode.NO.number());
        assertThat(dry.out()).isEqualTo("2 rows: 1 would be imported, 0 there already, 1 refused\n");
        assertThat(keystile.run("list").ok().outLines()).hasSize(1);

        Outcome done = keystile.run("import", "plaintext", list.toString());
        assertThat(done.out()).isEqualTo("2 rows: 1 imported, 0 there already, 1 refused\n");
        assertThat(done.err())
                .contains("keystile: refused line 2: ", "KEYSTILE_KEY_ACCEPT='opaque'")
                .doesNotContain(PLAINTEXT);
        assertThat(keystile.runWith(PLAINTEXT + "\n", "import", "plaintext", "-", "--json")
                        .ok()
                        .out())
                .contains("\"imported\":0,\"present\":1,\"refused\":0");

        keystile.with("KEYSTILE_KEY_ACCEPT", "opaque").with("KEYSTILE_HASH_ACCEPT", "sha256");
        assertThat(keystile.runWith(PLAINTEXT, "verify").ok().out()).startsWith("accepted: ");
    }

    @Test
    void a_table_of_django_is_imported_from_its_database() {
        KeystileProcess django = new KeystileProcess(directory);
        django.shell("python3 - <<'E'\n" + "import sqlite3\n"
                        + "db = sqlite3.connect('django.db')\n"
                        + "db.execute('create table rest_framework_api_key_apikey (id text primary key, prefix text, hashed_key"
                        + " text, name text, created text, revoked bool, expiry_date text)')\n"
                        + "db.execute(\"insert into rest_framework_api_key_apikey values ('lW67LZhm.x', 'lW67LZhm', 'sha512$$"
                        + "0".repeat(128) + "', 'shop', '2026-01-01 10:00:00', 0, null)\")\n" + "db.commit()\nE")
                .ok();
        assertThat(keystile.run("import", "django", "--database", "jdbc:sqlite:django.db")
                        .ok()
                        .out())
                .isEqualTo("1 rows: 1 imported, 0 there already, 0 refused\n");
        assertThat(keystile.run("show", "lW67LZhm").ok().out()).contains("shop", "hashed with sha512");
        keystile.with("KEYSTILE_KEY_ACCEPT", "django").with("KEYSTILE_HASH_ACCEPT", "django-sha512");
        assertThat(keystile.run("doctor").out()).contains("warning  legacy hashes", "sha512=1");
    }

    @Test
    void an_export_is_private_and_moves_keys_to_another_store() throws Exception {
        String key = keystile.run("issue", "-q", "CI").ok().out().strip();
        keystile.run("export", "keys.ndjson").ok();
        assertThat(Files.getPosixFilePermissions(directory.resolve("keys.ndjson")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(directory.resolve("keys.ndjson")).content().doesNotContain(key);
        keystile.run("export", "keys.ndjson").fails(ExitCode.USAGE, "keys.ndjson is there already");

        try (RedisServer redis = RedisServer.start()) {
            keystile.shell("set -o pipefail; keystile export | keystile import keystile - --store " + redis.url())
                    .ok();
            assertThat(new KeystileProcess(directory)
                            .store(redis.url())
                            .runWith(key, "verify")
                            .ok()
                            .out())
                    .startsWith("accepted: ");
        }
        keystile.shell("keystile export > /dev/full").fails(ExitCode.OUTPUT, "standard output");
    }

    @Test
    void a_source_that_cannot_be_read() {
        keystile.run("import", "nosuch", "x").fails(ExitCode.USAGE, "nothing to import from called 'nosuch'");
        keystile.run("import", "plaintext").fails(ExitCode.USAGE, "give either a file");
        keystile.run("import", "plaintext", "nowhere").fails(ExitCode.USAGE, "nowhere");
        keystile.run("import", "django", "--database", "jdbc:sqlite:nowhere.db").fails(ExitCode.USAGE, "");
    }
}
