package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.cli.KeystileProcess.Outcome;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Streams that end early, are full, or were never there. */
class PipesIT {
    private static final int MANY = 3000;

    @TempDir
    private static Path directory;

    private static KeystileProcess keystile;

    @BeforeAll
    static void many_keys() {
        String url = "jdbc:sqlite:" + directory.resolve("keys.db");
        keystile = new KeystileProcess(directory).store(url);
        try (ApiKeys keys = ApiKeys.builder(StoreConfig.of(url)).build()) {
            for (int i = 0; i < MANY; i++) {
                keys.issue(ApiKeySpec.named("key " + i));
            }
        }
    }

    @Test
    void a_list_is_told_to_its_end() {
        assertThat(keystile.run("list", "--text", "key ").ok().outLines()).hasSize(MANY + 1);
        assertThat(keystile.run("list", "--json", "--limit", "700", "--order", "oldest")
                        .ok()
                        .outLines())
                .hasSize(700)
                .first()
                .asString()
                .contains("\"name\":\"key 0\"");
    }

    @Test
    void a_reader_who_has_enough_ends_a_list() {
        Outcome outcome = keystile.shell("keystile list --json | head -1 > first; echo ${PIPESTATUS[0]}");
        assertThat(outcome.out()).isEqualTo(ExitCode.OUTPUT.number() + "\n");
        assertThat(outcome.errLines()).singleElement().asString().contains("standard output");
    }

    @Test
    void a_disk_that_is_full_loses_nothing_in_silence() {
        keystile.shell("keystile list > /dev/full").fails(ExitCode.OUTPUT, "not all could be written");
        keystile.shell("keystile --help > /dev/full").fails(ExitCode.OUTPUT, "not all was written");
        keystile.shell("keystile issue lost > /dev/full").fails(ExitCode.OUTPUT, "rotate that key to get another");
    }

    @Test
    void closed_streams_are_told_before_anything_is_done() {
        keystile.shell("keystile issue unseen >&-").fails(ExitCode.OUTPUT, "nothing was done");
        assertThat(keystile.run("list", "--text", "unseen").ok().outLines()).hasSize(1);
        keystile.shell("keystile verify <&-").fails(ExitCode.USAGE, "no key came");
        assertThat(keystile.shell("keystile list --limit 1 2>&-").ok().outLines())
                .hasSize(2);
    }
}
