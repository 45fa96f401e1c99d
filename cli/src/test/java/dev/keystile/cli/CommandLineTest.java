package dev.keystile.cli;

import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the commands are, and how their arguments are read. */
class CommandLineTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s']+)");

    private static CommandLine commandLine() {
        return Keystile.commandLine(new Session(
                Map.of(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                new Terminal(Map.of("NO_COLOR", "1")),
                InstantSource.fixed(NOW)));
    }

    private static Stream<CommandLine> all(CommandLine commandLine) {
        return Stream.concat(
                Stream.of(commandLine),
                commandLine.getSubcommands().values().stream().flatMap(CommandLineTest::all));
    }

    @TestFactory
    Stream<DynamicTest> each_example_of_the_help_is_a_valid_command() {
        return all(commandLine())
                .flatMap(command ->
                        Arrays.stream(command.getCommandSpec().usageMessage().footer()))
                .flatMap(line -> Arrays.stream(
                        line.strip().replaceAll("[<$]\\(|\\)$", "|").split("\\|")))
                .map(String::strip)
                .filter(part -> part.startsWith("keystile "))
                .map(part -> DynamicTest.dynamicTest(part, () -> commandLine().parseArgs(words(part))));
    }

    private static String[] words(String command) {
        Matcher matcher = WORD.matcher(command.replaceFirst("^keystile ", "").replaceFirst(">.*", ""));
        return matcher.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    @Test
    void each_command_has_a_header_and_help() {
        assertThat(all(commandLine())).allSatisfy(command -> {
            assertThat(command.getCommandSpec().usageMessage().header()).isNotEmpty();
            assertThat(command.getUsageMessage()).contains("Usage: keystile").doesNotContain("null");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "90d, 2027-02-28T12:00:00Z",
        "0, 2026-11-30T12:00:00Z",
        "PT36H, 2026-12-02T00:00:00Z",
        "2027-01-31, 2027-01-31T00:00:00Z",
        "2027-01-31T12:00:00+02:00, 2027-01-31T10:00:00Z",
        "never, "
    })
    void moments(String text, Instant expected) {
        assertThat(new Moment.Converter().convert(text).after(NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"90s, 90s", "90m, 90m", "24h, 1d", "36h, 36h", "366d, 366d"})
    void spans_are_written_as_they_are_read(String text, String written) {
        assertThat(Spans.exactly(Spans.parse(text))).isEqualTo(text.equals("90s") ? "PT1M30S" : written);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT59S, 59s", "PT90M, 1h", "PT-49H, 2d", "PT30M, 30m"})
    void about_how_long(Duration span, String text) {
        assertThat(Spans.about(span)).isEqualTo(text);
    }

    @Test
    void what_is_not_given_stays_and_what_is_empty_clears() {
        ApiKeySpec spec = ApiKeySpec.named("CI")
                .withOwner("acme")
                .withScopes("a", "b")
                .withMetadata(Map.of("ticket", "1", "keystile.created-by", "me"))
                .withExpiresAt(NOW)
                .withAllowedNetworks("10.0.0.0/8");
        assertThat(changes("--name", "CI 2").apply(spec, NOW)).isEqualTo(spec.withName("CI 2"));
        assertThat(changes("--owner", "", "--scope", "", "--expires", "never", "--network", "", "--rate-limit", "")
                        .apply(spec, NOW))
                .isEqualTo(ApiKeySpec.named("CI").withMetadata(spec.metadata()));
        assertThat(changes(
                                "--add-scope",
                                "c",
                                "--remove-scope",
                                "a",
                                "--metadata",
                                "ticket=2=3",
                                "--rate-limit",
                                "5/1m")
                        .apply(spec, NOW))
                .satisfies(changed -> {
                    assertThat(changed.scopes()).containsExactly("b", "c");
                    assertThat(changed.metadata())
                            .containsEntry("ticket", "2=3")
                            .hasSize(2);
                    assertThat(changed.rateLimits()).singleElement().hasToString("RateLimit[permits=5, window=PT1M]");
                });
    }

    private static Changes changes(String... options) {
        Changes changes = new Changes();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create()
                .addMixin("changes", CommandLine.Model.CommandSpec.forAnnotatedObject(changes));
        new CommandLine(spec)
                .registerConverter(Moment.class, new Moment.Converter())
                .parseArgs(options);
        return changes;
    }

    @Test
    void the_patterns_find_a_key_and_nothing_around_it() {
        Patterns patterns = Patterns.of(KeyFormat.of("acme_live"));
        String key = patterns.example();
        assertThat(Pattern.compile(patterns.regex())
                        .matcher("x=\"" + key + "\";")
                        .results())
                .singleElement()
                .satisfies(match -> assertThat(match.group()).isEqualTo(key));
        assertThat(Pattern.compile(patterns.regex()).matcher(key + "x").find()).isFalse();
        assertThat(List.of(patterns.github(), patterns.gitleaks(), patterns.trufflehog()))
                .allSatisfy(text -> assertThat(text).contains("api-key-acme-live", "acme_live_[0-9A-Za-z]{12}_"));
    }
}
