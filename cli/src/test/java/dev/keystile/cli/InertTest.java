package dev.keystile.cli;

import dev.keystile.cli.Table.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts that others chose do nothing to a terminal, and hide nothing from the eyes. */
class InertTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mred",
                "\u009b31mred",
                "bell\u0007",
                "first\nsecond",
                "back\b\rspace",
                "\u202egnirts",
                "\u2066isolated\u2069",
                "zero\u200bwidth",
                "join\u200der",
                "non\u00a0breaking",
                "line\u2028separator",
                "private\ue000",
                "half \ud800"
            })
    void what_steers_or_hides_is_shown_as_its_number(String hostile) {
        String inert = Inert.text(hostile);
        assertThat(inert).contains("\\u{");
        assertThat(inert.chars()).noneMatch(Character::isISOControl);
        assertThat(inert.codePoints()).noneMatch(character -> Character.getType(character) == Character.FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI of acme", "Zoë", "日本語", "🚀 launch", "cafe\u0301", "<script>"})
    void what_people_write_stays(String text) {
        assertThat(Inert.text(text)).isEqualTo(text);
    }

    @Test
    void marks_that_pile_up_over_other_lines_are_taken_apart() {
        assertThat(Inert.text("e\u0301")).isEqualTo("e\u0301");
        assertThat(Inert.text("e" + "\u0301".repeat(20))).contains("\\u{301}");
    }

    @Test
    void right_to_left_text_ends_with_a_mark_that_turns_back() {
        assertThat(Inert.text("שלום")).isEqualTo("שלום\u200e");
    }

    @Test
    void a_message_of_several_lines_becomes_one() {
        assertThat(Inert.line(" first\n\tsecond \r\n third\u001b[0m ")).isEqualTo("first second third [0m");
    }

    @Test
    void wide_and_combining_characters_keep_columns_straight() {
        Table table = new Table(List.of(Column.cut("NAME"), Column.cut("OWNER")), Optional.empty());
        List<String> lines = table.lines(
                List.of(row("日本語", "a"), row("🚀", "b"), row("e\u0301", "c"), row("plain", "d")),
                UnaryOperator.identity());
        assertThat(lines).containsExactly("NAME    OWNER", "日本語  a", "🚀      b", "e\u0301       c", "plain   d");
    }

    @Test
    void a_terminal_that_is_narrow_cuts_the_widest_first_and_at_whole_characters() {
        Table table = new Table(List.of(Column.whole("ID"), Column.cut("NAME")), Optional.of(24));
        List<String> lines = table.lines(List.of(row("123456789012", "日本語日本語日本語")), UnaryOperator.identity());
        assertThat(lines.get(1)).isEqualTo("123456789012  日本語日…");
        assertThat(Inert.width(lines.get(1))).isLessThanOrEqualTo(24);
    }

    private static List<Table.Cell> row(String... texts) {
        return List.of(texts).stream().map(Table.Cell::of).toList();
    }
}
