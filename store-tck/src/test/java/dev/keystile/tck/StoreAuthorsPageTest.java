package dev.keystile.tck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The page for authors of stores shows code that is compiled, and names every part of the contract. */
class StoreAuthorsPageTest {
    private static final Path PAGE = Path.of("../docs/store-authors.md");
    private static final Path EXAMPLE = Path.of("src/test/java/org/example/keys");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("exampleFiles")
    void a_file_of_the_example_stands_on_the_page_as_it_is(Path file) {
        assertThat(JAVA.matcher(read(PAGE)).results().map(block -> block.group(1)))
                .contains(read(file));
    }

    @Test
    void the_page_shows_no_other_java() {
        assertThat(JAVA.matcher(read(PAGE)).results().map(MatchResult::group)).hasSameSizeAs(exampleFiles());
    }

    @Test
    void the_page_tells_what_every_part_of_the_contract_is_for() {
        List<String> parts = Arrays.stream(KeyStoreContract.class.getInterfaces())
                .map(part -> "| `" + part.getSimpleName() + "` |")
                .toList();

        assertThat(read(PAGE)).contains(parts);
    }

    private static List<Path> exampleFiles() {
        try (Stream<Path> files = Files.list(EXAMPLE)) {
            return files.filter(file -> !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
