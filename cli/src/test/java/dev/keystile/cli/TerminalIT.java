package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.cli.KeystileProcess.Outcome;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** At a terminal, which script(1) plays: it types what it is given, and shows what a person would see. */
@EnabledOnOs(OS.LINUX)
class TerminalIT {
    @TempDir
    private Path directory;

    private KeystileProcess keystile;
    private String id;
    private String key;

    @BeforeEach
    void one_key() {
        String url = "jdbc:sqlite:" + directory.resolve("keys.db");
        keystile = new KeystileProcess(directory).store(url).with("TERM", "xterm-256color");
        try (ApiKeys keys = ApiKeys.builder(StoreConfig.of(url)).build();
                var issued = keys.issue(ApiKeySpec.named(
                        "CI of " + "a very long name ".repeat(10).strip()))) {
            id = issued.key().id();
            key = issued.plaintext();
        }
    }

    /** What is typed must wait for the question: a real terminal would show it before. */
    private Outcome type(String line, String command) {
        String typist = "(until grep -q 'y/N\\|shown): ' screen 2> /dev/null; do sleep 0.1; done; echo '" + line + "')";
        return keystile.shell("rm -f screen; " + typist + " | " + terminal(command));
    }

    private Outcome watch(String command) {
        return keystile.shell(terminal(command) + " < /dev/null");
    }

    private static String terminal(String command) {
        return "script -qefc \"stty cols 80; " + command + "\" screen > /dev/null";
    }

    private String screen() {
        return keystile.shell("cat screen").out();
    }

    @Test
    void what_cannot_be_undone_is_asked_first() {
        assertThat(type("n", "keystile revoke " + id + " --reason lost").code())
                .isEqualTo(ExitCode.NOT_CONFIRMED.number());
        assertThat(screen()).contains("Revoke the key " + id, "[y/N]", "not confirmed: nothing was done");
        assertThat(keystile.run("show", id).out()).contains("Status      active");

        assertThat(type("yes", "keystile revoke " + id + " --reason lost").code())
                .isZero();
        assertThat(keystile.run("show", id).out()).contains("Status      revoked");
    }

    @Test
    void a_key_that_is_typed_is_not_shown() {
        assertThat(type(key, "keystile verify").code()).isZero();
        assertThat(screen()).contains("Key (not shown): ", "accepted").doesNotContain(key);
        assertThat(type(key, "keystile verify --json | cat").code()).isZero();
        assertThat(screen()).contains("\"accepted\":true").doesNotContain(key);
    }

    @Test
    void without_a_terminal_nothing_is_asked_and_nothing_done() {
        keystile.shell("setsid -w keystile delete " + id + " < /dev/null")
                .fails(ExitCode.NOT_CONFIRMED, "there is no terminal to ask at: give --yes");
        keystile.run("show", id).ok();
    }

    @Test
    void a_table_fits_the_terminal_and_is_whole_elsewhere() {
        watch("keystile list");
        assertThat(screen().lines().filter(line -> line.contains(id)))
                .singleElement()
                .satisfies(line -> {
                    String shown = line.replaceAll("\u001b\\[[0-9;]*m", "").strip();
                    assertThat(shown).hasSizeLessThanOrEqualTo(80).contains("…");
                });
        assertThat(keystile.run("list").out())
                .contains("a very long name a very long name")
                .doesNotContain("…");
    }

    @Test
    void colours_are_for_terminals_that_want_them() {
        watch("keystile list");
        assertThat(screen()).contains("\u001b[32mactive\u001b[0m");
        keystile.with("NO_COLOR", "1");
        watch("keystile list; keystile --help");
        assertThat(screen()).contains("active", "Manages API keys").doesNotContain("\u001b[3", "\u001b[1m");
        assertThat(keystile.run("list").out()).doesNotContain("\u001b");
    }

    @Test
    void long_work_shows_how_far_it_is() {
        assertThat(keystile.run("revoke", id, "--reason", "x", "--yes").code()).isZero();
        watch("keystile purge --older-than 0 --yes");
        assertThat(screen()).contains("Removing", "100%", "Removed 1 key");
    }
}
