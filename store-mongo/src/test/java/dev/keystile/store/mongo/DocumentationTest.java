package dev.keystile.store.mongo;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/stores/mongo.md} says what the code does; {@link AuthenticationTest} tries its role. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "stores", "mongo.md");

    @Test
    void the_table_of_options_has_every_option_of_the_code_and_no_other() throws IOException {
        assertThat(rows("## Options").map(row -> cell(row, 1)))
                .containsExactlyElementsOf(Stream.of(MongoOption.values())
                        .map(option -> "`" + option.optionName() + "`")
                        .toList());
    }

    @Test
    void it_has_the_defaults_and_the_bounds_of_the_code() throws IOException {
        assertRow("timeout", "`2s`", "`100ms` to `30s`");
        assertThat(MongoSettings.DEFAULT_TIMEOUT).hasToString("PT2S");
        assertThat(MongoSettings.MIN_TIMEOUT).hasToString("PT0.1S");
        assertThat(MongoSettings.MAX_TIMEOUT).hasToString("PT30S");
        assertRow("pool-size", code(MongoSettings.DEFAULT_POOL_SIZE), "`1` to " + code(MongoSettings.MAX_POOL_SIZE));
        assertThat(cell(row("database"), 2)).contains(code(MongoSettings.DEFAULT_DATABASE));
        assertThat(cell(row("collection"), 2)).isEqualTo(code(MongoSettings.DEFAULT_COLLECTION));
        assertThat(cell(row("auth-source"), 2)).isEqualTo(code(MongoSettings.DEFAULT_AUTH_SOURCE));
    }

    @Test
    void it_names_the_collections_the_indexes_and_the_length_of_the_log() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("`" + ChangeLog.SUFFIX + "`")
                .contains(MongoSettings.DEFAULT_COLLECTION + ChangeLog.SUFFIX)
                .contains("{createdAt: -1, _id: -1}", "{owner: 1, createdAt: -1, _id: -1}")
                .contains("{createdAt: -1, _id: -1, expiresAt: 1}")
                .contains("up to " + MongoSettings.MIN_LIST_TIMEOUT.toSeconds() + " seconds")
                .contains("10 000 entries");
        assertThat(ChangeLog.MAX_ENTRIES).isEqualTo(10_000);
        assertThat(Indexes.OF_OWNER.key().keySet()).containsExactly("owner", "createdAt", "_id");
        assertThat(Indexes.EXPIRING.key().keySet()).containsExactly("createdAt", "_id", "expiresAt");
    }

    private static void assertRow(String option, String byDefault, String bounds) throws IOException {
        assertThat(cell(row(option), 2)).isEqualTo(byDefault);
        assertThat(cell(row(option), 3)).isEqualTo(bounds);
    }

    private static String row(String option) throws IOException {
        return rows("## Options")
                .filter(row -> cell(row, 1).equals(code(option)))
                .findFirst()
                .orElseThrow();
    }

    /** The rows of the first table below a heading, without its head. */
    private static Stream<String> rows(String heading) throws IOException {
        return lines().stream()
                .dropWhile(line -> !line.equals(heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2);
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(PAGE);
    }

    private static String cell(String row, int column) {
        return row.split("\\|", -1)[column].strip();
    }

    private static String code(Object text) {
        return "`" + text + "`";
    }
}
