package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/stores/jdbc.md} says what the code does. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "stores", "jdbc.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void the_table_of_options_has_every_option_of_the_code_and_no_other() throws IOException {
        assertThat(rows("## Options").map(row -> cell(row, 1)))
                .containsExactlyElementsOf(Stream.of(JdbcOption.values())
                        .map(option -> "`" + option.optionName() + "`")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(DurationSetting.class)
    void it_has_the_default_and_the_bounds_of_every_span_of_time(DurationSetting setting) throws IOException {
        String row = row("`" + setting.optionName() + "`");

        assertThat(spans(setting, cell(row, 2))).containsExactly(setting.byDefault());
        assertThat(spans(setting, cell(row, 3))).containsExactly(setting.min(), setting.max());
    }

    /** What the store makes of each text that is set as code. */
    private static Stream<Duration> spans(DurationSetting setting, String cell) {
        return CODE.matcher(cell)
                .results()
                .map(code -> setting.in(StoreConfig.of("jdbc:x").with(setting.optionName(), code.group(1))));
    }

    @Test
    void it_has_the_default_and_the_bounds_of_the_pools_size() throws IOException {
        String row = row("`pool-size`");

        assertThat(cell(row, 2)).isEqualTo("`" + PoolSettings.DEFAULT_SIZE + "`");
        assertThat(cell(row, 3)).isEqualTo("`1` to `" + PoolSettings.MAX_SIZE + "`");
    }

    @Test
    void it_has_the_bound_of_a_list() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("a list, so it may take up to " + Database.MIN_SEARCH_TIMEOUT.toSeconds() + " seconds");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void it_names_every_dialect_and_links_its_schema_file(Dialect dialect) throws IOException {
        assertThat(cell(row("`dialect`"), 3)).contains("`" + dialect.optionName() + "`");
        assertThat(lines())
                .anyMatch(line -> line.contains("| " + dialect.productName() + " | [`" + dialect.schemaFile()));
        assertThat(Path.of("src", "main", "resources", "dev", "keystile", "store", "jdbc", dialect.schemaFile()))
                .exists();
    }

    private static String row(String option) throws IOException {
        return rows("## Options")
                .filter(row -> cell(row, 1).equals(option))
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
}
