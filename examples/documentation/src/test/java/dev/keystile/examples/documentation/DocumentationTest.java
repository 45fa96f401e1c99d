package dev.keystile.examples.documentation;

import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.servlet.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documentation says is what the code does. */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("keystile.root"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

    private record Block(Path page, String language, String code) {}

    @TestFactory
    Stream<DynamicTest> each_java_block_is_compiled_and_run() {
        String compiled = Stream.of(
                        "examples/documentation",
                        "store-tck",
                        "store-jdbc",
                        "store-redis",
                        "store-mongo",
                        "migrate",
                        "admin",
                        "cli")
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder, ".java"))
                .map(DocumentationTest::read)
                .map(DocumentationTest::withoutBlanks)
                .collect(Collectors.joining());
        return blocks("java")
                .map(block -> DynamicTest.dynamicTest(
                        ROOT.relativize(block.page()) + ": "
                                + block.code().lines().findFirst().orElse(""),
                        () -> assertThat(compiled)
                                .as("no test source holds this code:%n%s", block.code())
                                .contains(withoutBlanks(block.code()))));
    }

    @TestFactory
    Stream<DynamicTest> each_link_leads_to_a_file() {
        return pages().flatMap(page -> links(page)
                .map(link -> DynamicTest.dynamicTest(
                        ROOT.relativize(page) + " -> " + link,
                        () -> assertThat(page.resolveSibling(link)).exists())));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void each_refusal_has_a_row_in_the_table_of_errors(Refusal refusal) {
        assertThat(read(ROOT.resolve("docs/errors.md")))
                .contains("| " + refusal.status() + " | `" + refusal.code() + "` |");
    }

    @TestFactory
    Stream<DynamicTest> each_xml_block_is_well_formed_and_names_classes_that_exist() {
        return blocks("xml")
                .map(block -> DynamicTest.dynamicTest(
                        ROOT.relativize(block.page()) + ": "
                                + block.code().lines().findFirst().orElse(""),
                        () -> assertThat(classes(parse(block.code()))).allSatisfy(Class::forName)));
    }

    private static List<String> classes(Document document) {
        return Stream.of("filter-class", "servlet-class", "listener-class")
                .map(document::getElementsByTagName)
                .flatMap(names -> IntStream.range(0, names.getLength()).mapToObj(names::item))
                .map(Node::getTextContent)
                .toList();
    }

    private static Document parse(String snippet) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        ("<web-app>" + snippet + "</web-app>").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_web_xml_of_the_readme_is_well_formed_and_names_the_filter() throws Exception {
        String snippet = blocks("xml")
                .filter(block -> block.page().endsWith("README.md"))
                .map(Block::code)
                .findFirst()
                .orElseThrow();
        Document document = parse(snippet);
        assertThat(document.getElementsByTagName("filter-class").item(0).getTextContent())
                .isEqualTo(ApiKeyFilter.class.getName());
        assertThat(document.getElementsByTagName("dispatcher").getLength()).isEqualTo(5);
    }

    private static Stream<Block> blocks(String language) {
        return pages().flatMap(page -> BLOCK.matcher(read(page))
                .results()
                .map(match -> new Block(page, match.group(1), match.group(2)))
                .filter(block -> block.language().equals(language)));
    }

    private static Stream<String> links(Path page) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(read(page));
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        return links.stream();
    }

    private static Stream<Path> pages() {
        return Stream.of(
                        files(ROOT.resolve("docs"), ".md"),
                        files(ROOT.resolve("examples"), ".md"),
                        Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                                .map(ROOT::resolve))
                .flatMap(pages -> pages);
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
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

    private static String withoutBlanks(String code) {
        return code.replaceAll("\\s+", "");
    }
}
