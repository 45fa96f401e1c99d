package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.spi.KeyStore;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** An import that is broken off leaves whole keys, and goes on. */
class KeyImporterTest {
    private static final KeyFormat FORMAT = KeyFormat.of("ks");

    private final KeyStore store = new InMemoryKeyStore();
    private final ApiKeys keys = ApiKeys.builder(store).build();

    private static ApiKey key(int number) {
        return ApiKey.builder(String.format("%012d", number))
                .prefix("ks")
                .name("key " + number)
                .createdAt(Instant.ofEpochSecond(number))
                .secrets(List.of(KeySecret.current("{sha256}" + "0".repeat(64), Instant.EPOCH)))
                .build();
    }

    private KeySource source(int from, int to) {
        AtomicInteger next = new AtomicInteger(from);
        return new KeySource() {
            @Override
            public SourceRow next() {
                int number = next.getAndIncrement();
                return number >= to
                        ? null
                        : new SourceRow("number " + number, Integer.toString(number), key(number), null, null);
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void what_ends_an_import_between_two_batches_leaves_what_is_done_and_tells_where_to_go_on() {
        List<String> positions = new ArrayList<>();
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> KeyImporter.into(keys)
                        .onProgress(progress -> {
                            positions.add(progress.position());
                            if (progress.rows() == 2000) {
                                throw new CancellationException("the operator has had enough");
                            }
                        })
                        .run(source(0, 3500)));
        assertThat(positions).containsExactly("999", "1999");
        assertThat(store.find("000000001999")).isPresent();
        assertThat(store.find("000000002000")).isEmpty();
        ImportReport rest = KeyImporter.into(keys).run(source(2000, 3500));
        assertThat(rest.imported()).isEqualTo(1500);
        ImportReport again = KeyImporter.into(keys).run(source(0, 3500));
        assertThat(again.imported()).isZero();
        assertThat(again.present()).isEqualTo(3500);
    }

    @Test
    void of_two_rows_with_one_id_the_first_is_taken() {
        KeySource twice = new KeySource() {
            private int next;

            @Override
            public SourceRow next() {
                return next++ > 1 ? null : new SourceRow("row " + next, "" + next, key(1), null, null);
            }

            @Override
            public void close() {}
        };
        ImportReport report = KeyImporter.into(keys).run(twice);
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.firstRefused())
                .containsExactly(new RefusedRow("row 2", "it has the id 000000000001 of row 1: give each key its own"));
    }

    @Test
    void a_report_holds_the_first_refused_rows_and_a_listener_is_told_all() {
        List<RefusedRow> all = new ArrayList<>();
        KeySource refused = new KeySource() {
            private int next;

            @Override
            public SourceRow next() {
                return next++ == 250 ? null : new SourceRow("row " + next, "" + next, null, null, "no");
            }

            @Override
            public void close() {}
        };
        ImportReport report = KeyImporter.into(keys).onRefused(all::add).run(refused);
        assertThat(report.refused()).isEqualTo(250);
        assertThat(report.firstRefused()).hasSize(KeyImporter.REPORTED);
        assertThat(all).hasSize(250);
    }

    /** A column map with the key where the id should be: what is refused quotes none of it. */
    @Test
    void a_key_in_the_column_of_the_id_is_not_told() {
        String secret = FORMAT.newKey(FORMAT.newId());
        ApiKey misplaced = ApiKey.builder(secret)
                .name("misplaced")
                .createdAt(Instant.EPOCH)
                .secrets(key(1).secrets())
                .build();
        KeySource source = new KeySource() {
            private boolean told;

            @Override
            public SourceRow next() {
                SourceRow row = told ? null : new SourceRow("row 1", "1", misplaced, null, null);
                told = true;
                return row;
            }

            @Override
            public void close() {}
        };
        ImportReport report = KeyImporter.into(keys).run(source);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.toString()).doesNotContain(secret).contains("no accepted format");
    }
}
