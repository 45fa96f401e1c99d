package dev.keystile.store.redis;

import org.junit.jupiter.api.Test;

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

    @Test
    void it_has_the_defaults_and_the_bounds_of_the_code() throws IOException {
        assertRow("timeout", "`1s`", "`500ms` to `30s`");
        assertThat(RedisSettings.DEFAULT_TIMEOUT).hasSeconds(1);
        assertThat(RedisSettings.MIN_TIMEOUT).hasMillis(500);
        assertThat(RedisSettings.MAX_TIMEOUT).hasSeconds(30);
        assertRow(
                "pool-size",
                "`" + RedisSettings.DEFAULT_POOL_SIZE + "`",
                "`1` to `" + RedisSettings.MAX_POOL_SIZE + "`");
        assertRow(
                "wait-replicas",
                "`" + Replication.AUTO_TEXT + "`",
                "`0` to `" + Replication.MAX_REPLICAS + "`, `" + Replication.AUTO_TEXT + "`");
        assertRow("wait-timeout", "`1s`", "`100ms` to `30s`");
        assertThat(Replication.DEFAULT_TIMEOUT).hasSeconds(1);
        assertThat(Replication.MIN_TIMEOUT).hasMillis(100);
        assertThat(Replication.MAX_TIMEOUT).hasSeconds(30);
    }

    @Test
    void it_has_the_default_namespace_and_every_redis_key() throws IOException {
        assertThat(cell(row("`namespace`"), 2)).isEqualTo("`" + KeyNames.DEFAULT_NAMESPACE + "`");
        assertThat(rows("## Redis keys").map(row -> cell(row, 1)).toList().toString())
                .contains(new KeyNames(KeyNames.DEFAULT_NAMESPACE)
                        .ofWrite("<id>").stream().map(name -> "`" + name + "`").toList());
    }

    private static void assertRow(String option, String byDefault, String bounds) throws IOException {
        String row = row("`" + option + "`");
        assertThat(cell(row, 2)).isEqualTo(byDefault);
        assertThat(cell(row, 3)).isEqualTo(bounds);
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
