package dev.keystile.cli;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.KeyUsage;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All of a key as people read it. */
final class KeyDetails {
    private static final int LABEL_WIDTH = 12;

    private final List<String> lines = new ArrayList<>();
    private final Style style;
    private final Instant now;

    KeyDetails(Session session) {
        this.style = new Style(session.terminal().hasColours());
        this.now = session.now();
    }

    List<String> lines(KeyWithUsage row) {
        ApiKey key = row.key();
        line("Id", key.id());
        status(key);
        line("Name", key.name());
        line("Owner", key.owner() == null ? "-" : key.owner());
        line("Scopes", key.scopes().isEmpty() ? "-" : String.join(" ", key.scopes()));
        key.metadata().forEach((name, value) -> line("Metadata", name + "=" + value));
        line("Created", moment(key.createdAt()));
        line("Expires", key.expiresAt() == null ? "never" : moment(key.expiresAt()));
        line("Networks", key.allowedNetworks().isEmpty() ? "any" : String.join(" ", key.allowedNetworks()));
        key.rateLimits().forEach(limit -> line("Rate limit", Limits.text(limit)));
        key.secrets().forEach(this::secret);
        usage(row.usage());
        line("Version", Long.toString(key.version()));
        return lines;
    }

    private void status(ApiKey key) {
        KeyStatus status = key.status(now);
        add("Status", style.status(status, status.name().toLowerCase(Locale.ROOT)));
        if (key.revokedAt() != null) {
            line("Revoked", moment(key.revokedAt()) + ": " + key.revokedReason());
        }
    }

    private void secret(KeySecret secret) {
        String end = secret.expiresAt() == null ? "" : ", previous one, works until " + moment(secret.expiresAt());
        line("Secret", "of " + moment(secret.createdAt()) + ", hashed with " + secret.algorithm() + end);
    }

    private void usage(KeyUsage usage) {
        line("Used", usage.useCount() + " times");
        if (usage.lastUsedAt() != null) {
            String from = usage.lastUsedFrom() == null ? "an unknown address" : usage.lastUsedFrom();
            line("Last used", moment(usage.lastUsedAt()) + " from " + from);
        }
    }

    private String moment(@Nullable Instant instant) {
        if (instant == null) {
            return "-";
        }
        Duration since = Duration.between(instant, now);
        String about = Spans.about(since);
        return instant + (since.isNegative() ? " (in " + about + ")" : " (" + about + " ago)");
    }

    private void line(String label, String text) {
        add(label, Inert.text(text));
    }

    private void add(String label, String text) {
        lines.add(label + " ".repeat(LABEL_WIDTH - label.length()) + text);
    }
}
