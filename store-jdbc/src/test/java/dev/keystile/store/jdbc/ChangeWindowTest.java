package dev.keystile.store.jdbc;

import dev.keystile.store.jdbc.ChangeLog.Change;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeWindowTest {
    private static final long SPAN = ChangeWindow.SPAN.toNanos();

    @Test
    void what_was_visible_at_the_start_is_not_told() {
        ChangeWindow window = new ChangeWindow(entries(3, 2, 1), 10, 0);

        assertThat(window.advance(entries(1, 2, 3), 1)).isEmpty();
        assertThat(window.advance(entries(1, 2, 3, 4), 2)).isEqualTo(entries(4));
    }

    @Test
    void a_smaller_number_that_becomes_visible_later_is_told_once() {
        ChangeWindow window = new ChangeWindow(entries(1), 10, 0);

        assertThat(window.advance(entries(1, 3), 1)).isEqualTo(entries(3));
        assertThat(window.advance(entries(1, 2, 3), 2)).isEqualTo(entries(2));
        assertThat(window.advance(entries(1, 2, 3), 3)).isEmpty();
    }

    @Test
    void a_smaller_number_in_flight_at_the_start_is_told() {
        ChangeWindow window = new ChangeWindow(entries(3, 1), 10, 0);

        assertThat(window.readAfter()).isLessThan(2);
        assertThat(window.advance(entries(1, 2, 3), 1)).isEqualTo(entries(2));
    }

    @Test
    void what_is_older_than_the_span_is_not_read_again_but_the_newest_entry_always_is() {
        ChangeWindow window = new ChangeWindow(entries(), 10, 0);
        window.advance(entries(1, 2, 3), 1);

        window.advance(entries(1, 2, 3, 4), SPAN);
        assertThat(window.readAfter()).isZero();

        window.advance(entries(1, 2, 3, 4), SPAN + 2);
        assertThat(window.readAfter()).isEqualTo(3);

        assertThat(window.advance(entries(4), 3 * SPAN)).isEmpty();
        assertThat(window.readAfter()).isEqualTo(3);
    }

    @Test
    void a_long_log_is_not_read_from_its_beginning() {
        ChangeWindow window = new ChangeWindow(entries(9, 8, 7), 3, 0);

        assertThat(window.readAfter()).isEqualTo(7);
        assertThat(window.advance(entries(8, 9), 1)).isEmpty();
    }

    @Test
    void a_log_without_the_newest_entry_known_has_gone_back() {
        ChangeWindow window = new ChangeWindow(entries(5, 4), 10, 0);

        assertThat(window.isAheadOf(entries())).isTrue();
        assertThat(window.isAheadOf(entries(4))).isTrue();
        assertThat(window.isAheadOf(entries(4, 5))).isFalse();
        assertThat(window.isAheadOf(entries(6))).isFalse();
    }

    @Test
    void an_empty_log_has_not_gone_back() {
        assertThat(new ChangeWindow(entries(), 10, 0).isAheadOf(entries())).isFalse();
    }

    private static List<Change> entries(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> new Change(number, "k" + number))
                .toList();
    }
}
