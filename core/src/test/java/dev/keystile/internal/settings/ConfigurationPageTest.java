package dev.keystile.internal.settings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigurationPageTest {
    private static String row(Setting setting) {
        String defaultValue = setting.defaultValue().isEmpty() ? "none" : "`" + setting.defaultValue() + "`";
        return "| `" + setting.key() + "` | `" + setting.environmentKey() + "` | " + defaultValue + " | "
                + setting.description().replace("<", "\\<") + " |";
    }

    @Test
    void the_table_of_the_documentation_is_the_catalogue() throws IOException {
        List<String> table = Files.readAllLines(Path.of("../docs/configuration.md")).stream()
                .filter(line -> line.startsWith("|"))
                .toList();
        Stream<String> head = Stream.of("| name | environment | default | meaning |", "|---|---|---|---|");
        Stream<String> rows = Stream.of(Setting.values()).map(ConfigurationPageTest::row);
        assertThat(table).isEqualTo(Stream.concat(head, rows).toList());
    }
}
