package dev.keystile.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/cli.md says is what happens: its commands are run one after the other, as a reader would. */
class CliPageIT {
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    @TempDir
    private Path directory;

    private static String page() throws IOException {
        return Files.readString(KeystileProcess.ROOT.resolve("docs/cli.md"));
    }

    @Test
    void each_command_of_the_page_works() throws IOException {
        String script = SHELL.matcher(page())
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n", "set -euo pipefail\n", "\ncomplete -p keystile\n"));
        assertThat(script).contains("keystile revoke").contains("keystile purge");
        assertThat(new KeystileProcess(directory).shell(script).ok().out())
                .contains("accepted: ", "Revoked ", "[[rules]]", "complete -o default -F _complete_keystile keystile");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void each_exit_code_is_in_the_table(ExitCode code) throws IOException {
        assertThat(page()).contains("| " + code.number() + " | " + code.meaning() + " |");
    }

    @Test
    void bash_completes_commands_and_options() {
        String completion = """
                source <(keystile completion)
                tried() {
                  COMP_WORDS=(keystile "$@"); COMP_CWORD=$(($# ))
                  COMPREPLY=(); _complete_keystile; echo "${COMPREPLY[*]}"
                }
                tried rev
                tried revoke --rea
                tried list --status ""
                """;
        assertThat(new KeystileProcess(directory).shell(completion).ok().outLines())
                .satisfiesExactly(
                        commands -> assertThat(commands.strip()).isEqualTo("revoke"),
                        options -> assertThat(options.strip()).isEqualTo("--reason"),
                        values -> assertThat(values).contains("ACTIVE", "REVOKED"));
    }
}
