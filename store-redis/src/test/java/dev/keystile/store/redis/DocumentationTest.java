package dev.keystile.store.redis;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code docs/stores/redis.md} says what the code does. */
class DocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "stores", "redis.md");

    @Test
    void the_table_of_options_has_every_option_of_the_code_and_no_other() throws IOException {
        assertThat(rows("## Options").map(row -> cell(row, 1)))
                .containsExactlyElementsOf(Stream.of(RedisOption.values())
                        .map(option -> "`" + option.optionName() + "`")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(DurationSetting.class)
    void it_has_the_default_and_the_bounds_of_every_span_of_time(DurationSetting setting) throws IOException {
        String row = row("`" + setting.optionName() + "`");

        assertThat(cell(row, 2)).isEqualTo("`" + setting.defaultText() + "`");
        assertThat(cell(row, 3)).isEqualTo("`" + setting.minText() + "` to `" + setting.maxText() + "`");
    }

    @ParameterizedTest
    @EnumSource(NumberSetting.class)
    void it_has_the_default_and_the_bounds_of_every_number(NumberSetting setting) throws IOException {
        String row = row("`" + setting.optionName() + "`");

        assertThat(cell(row, 2)).isEqualTo("`" + setting.defaultText() + "`");
        assertThat(cell(row, 3)).startsWith("`" + setting.min() + "` to `" + setting.max() + "`");
    }

    @Test
    void it_has_the_default_namespace_and_every_redis_key() throws IOException {
        assertThat(cell(row("`namespace`"), 2)).isEqualTo("`" + KeyNames.DEFAULT_NAMESPACE + "`");
        assertThat(rows("## Redis keys").map(row -> cell(row, 1)).toList().toString())
                .contains(new KeyNames(KeyNames.DEFAULT_NAMESPACE)
                        .ofWrite("<id>").stream().map(name -> "`" + name + "`").toList());
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
