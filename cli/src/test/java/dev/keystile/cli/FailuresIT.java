package dev.keystile.cli;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever goes wrong is one clear line, no stack trace, and an exit code that says what kind it is. */
class FailuresIT {
    @TempDir
    private Path directory;

    private KeystileProcess keystile;

    @BeforeEach
    void store() {
        keystile = new KeystileProcess(directory).store("jdbc:sqlite:keys.db").with("KEYSTILE_STORE_SCHEMA", "create");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost:1/x, is out of reach",
        "jdbc:mariadb://localhost:1/x, is out of reach",
        "redis://localhost:1, could not be reached",
        "mongodb://localhost:1/x, is out of reach"
    })
    void a_store_that_is_out_of_reach(String url, String message) {
        new KeystileProcess(directory).store(url).run("list").fails(ExitCode.STORE, message);
    }

    @ParameterizedTest
    @CsvSource({
        "foo:bar, no store module is for the URL foo:bar",
        "jdbc:foo:bar, no JDBC driver for jdbc:foo: was found"
    })
    void a_store_that_nobody_knows(String url, String message) {
        KeystileProcess.Outcome outcome =
                new KeystileProcess(directory).store(url).run("list");
        assertThat(outcome.errLines()).singleElement().asString().contains(message);
        assertThat(outcome.code()).isIn(ExitCode.USAGE.number(), ExitCode.STORE.number());
    }

    @Test
    void no_store_and_an_unknown_setting() {
        new KeystileProcess(directory).run("list").fails(ExitCode.USAGE, "no store is named: give --store URL");
        keystile.with("KEYSTILE_KEY_PREFX", "x")
                .run("list")
                .fails(ExitCode.USAGE, "no setting for the environment variable KEYSTILE_KEY_PREFX");
    }

    @Test
    void tables_are_not_made_by_the_way() {
        new KeystileProcess(directory)
                .store("jdbc:sqlite:fresh.db")
                .run("list")
                .fails(ExitCode.STORE, "keystile schema apply");
    }

    @Test
    void a_key_that_is_not_there_or_cannot_be_changed() {
        keystile.run("show", "nosuch").fails(ExitCode.NOT_FOUND, "no key with the id 'nosuch'");
        String id = keystile.run("issue", "-q", "CI").ok().out().split("_", -1)[1];
        keystile.run("revoke", id, "--reason", "x", "--yes").ok();
        keystile.run("enable", id).fails(ExitCode.CONFLICT, "is revoked, and stays so for good");
        keystile.run("rotate", id).fails(ExitCode.CONFLICT, "is revoked, and stays so for good");
    }

    @Test
    void several_keys_of_which_one_is_not_there() {
        String first = keystile.run("issue", "-q", "CI").ok().out().split("_", -1)[1];
        String last = keystile.run("issue", "-q", "CI").ok().out().split("_", -1)[1];
        KeystileProcess.Outcome outcome = keystile.run("disable", first, "nosuch", last);
        assertThat(outcome.outLines()).containsExactly("Disabled " + first + " (CI)", "Disabled " + last + " (CI)");
        outcome.fails(ExitCode.NOT_FOUND, "no key with the id 'nosuch'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            issue                                        | Missing required parameter: 'NAME'
            issue ' '                                    | the name is blank
            issue x --expires soon                       | 'soon' is no time
            issue x --expires 2020-01-01                 | is not after now
            issue x --expires 999999999d                 | must lie between
            issue x --scope 'a b'                        | the scope 'a b' does not match
            issue x --network 10.0.0.0/99                | 10.0.0.0/99
            issue x --rate-limit often                   | 'often' is no rate limit
            issue x --rate-limit 0/1m                    | a rate limit of 0 permits is out of bounds
            issue x --metadata keystile.created-by=me    | is kept for Keystile itself
            list --limit 0                               | a limit of 0 lists nothing
            list --status alive                          | alive
            update x                                     | nothing is to be changed
            revoke x                                     | Missing required option: '--reason
            purge                                        | Missing required option: '--older-than
            purge --older-than -1d                       | is not a span of time
            rotate x --grace 1y                          | '1y' is not a span of time
            frobnicate                                   | frobnicate
            schema                                       | what to do is missing
            pattern --prefix a-b                         | the prefix 'a-b' does not match
            """)
    void bad_input(String commandLine, String message) {
        String script = "keystile " + commandLine;
        keystile.shell(script).fails(ExitCode.USAGE, message);
    }

    @Test
    void an_extra_driver_comes_by_the_class_path() {
        keystile.with("KEYSTILE_CLI_CLASSPATH", System.getProperty("keystile.jar"))
                .run("list")
                .ok();
        keystile.with("KEYSTILE_CLI_JAR", "nowhere.jar")
                .run("list")
                .fails(ExitCode.USAGE, "there is no file nowhere.jar");
    }
}
