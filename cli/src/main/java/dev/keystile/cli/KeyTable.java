package dev.keystile.cli;

import dev.keystile.cli.Table.Column;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.KeyUsage;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A list of keys as people read it. */
final class KeyTable {
    private final Table table;
    private final Style style;
    private final Instant now;

    KeyTable(Session session) {
        this.table = new Table(
                List.of(
                        Column.whole("ID"),
                        Column.whole("STATUS"),
                        Column.cut("NAME"),
                        Column.cut("OWNER"),
                        Column.cut("SCOPES"),
                        Column.whole("CREATED"),
                        Column.whole("EXPIRES"),
                        Column.whole("LAST USED")),
                session.terminal().width());
        this.style = new Style(session.terminal().hasColours());
        this.now = session.now();
    }

    List<String> lines(List<KeyWithUsage> keys) {
        return table.lines(keys.stream().map(this::row).toList(), style::heading);
    }

    private List<Table.Cell> row(KeyWithUsage row) {
        ApiKey key = row.key();
        KeyUsage usage = row.usage();
        KeyStatus status = key.status(now);
        return List.of(
                Table.Cell.of(key.id()),
                new Table.Cell(status.name().toLowerCase(Locale.ROOT), text -> style.status(status, text)),
                Table.Cell.of(key.name()),
                Table.Cell.of(key.owner() == null ? "-" : key.owner()),
                Table.Cell.of(key.scopes().isEmpty() ? "-" : String.join(" ", key.scopes())),
                Table.Cell.of(day(key.createdAt())),
                Table.Cell.of(key.expiresAt() == null ? "never" : day(key.expiresAt())),
                Table.Cell.of(ago(usage.lastUsedAt())));
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, "2026-11-30".length());
    }

    private String ago(@Nullable Instant instant) {
        return instant == null ? "never" : Spans.about(Duration.between(instant, now)) + " ago";
    }
}
