package dev.keystile.migrate;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeyBuilder;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes keys of rows with columns. */
final class KeyMapper implements RowMapper {
    /**
     * What all rows of a source have in common.
     *
     * @param required the columns that every row has; JSON leaves out what there is not
     */
    record Settings(
            String origin,
            Columns columns,
            Set<String> required,
            Identity.Reader identity,
            Map<String, Set<String>> scopes,
            InstantSource clock) {}

    private final Settings settings;
    private final Columns columns;

    KeyMapper(Settings settings) {
        this.settings = settings;
        this.columns = settings.columns();
    }

    @Override
    public SourceRow map(Row row) {
        requireColumns(row);
        ApiKey key = key(row);
        return new SourceRow(row.place(), row.position(), key, use(key, row), null);
    }

    /** A column that is not there is a mistake in the options, not in the row. */
    private void requireColumns(Row row) {
        Set<String> there = row.values().keySet();
        if (!there.containsAll(settings.required())) {
            throw new MigrationException(
                    "there is no column " + String.join(", ", missing(there)) + ": name the right one; there are "
                            + String.join(", ", there),
                    null);
        }
    }

    private List<String> missing(Set<String> there) {
        return settings.required().stream()
                .filter(name -> !there.contains(name))
                .sorted()
                .toList();
    }

    private ApiKey key(Row row) {
        Identity identity = settings.identity().read(columns, row);
        Instant now = settings.clock().instant();
        Instant createdAt = instant(Columns.CREATED_AT, row);
        Instant created = createdAt == null ? now : createdAt;
        ApiKeyBuilder key = ApiKey.builder(identity.id())
                .prefix(identity.prefix())
                .name(Texts.name(columns.text(Columns.NAME, row), "imported " + identity.id()))
                .owner(columns.text(Columns.OWNER, row))
                .scopes(scopes(row))
                .metadata(metadata(row))
                .createdAt(created)
                .expiresAt(instant(Columns.EXPIRES_AT, row))
                .enabled(flag(Columns.ENABLED, row, true))
                .secrets(List.of(KeySecret.current(identity.hash(), created)));
        Instant revokedAt = revokedAt(row, now);
        return revokedAt == null
                ? key.build()
                : key.revoked(revokedAt, "revoked before it was imported").build();
    }

    private @Nullable Instant revokedAt(Row row, Instant now) {
        Instant revokedAt = instant(Columns.REVOKED_AT, row);
        return revokedAt == null && flag(Columns.REVOKED, row, false) ? now : revokedAt;
    }

    private Set<String> scopes(Row row) {
        Set<String> scopes = new LinkedHashSet<>();
        String text = columns.text(Columns.SCOPES, row);
        if (text != null) {
            for (String scope : Texts.list(Columns.SCOPES, text)) {
                scopes.addAll(settings.scopes().getOrDefault(scope, Set.of(scope)));
            }
        }
        return scopes;
    }

    private Map<String, String> metadata(Row row) {
        Map<String, String> metadata = new LinkedHashMap<>();
        String object = columns.text(Columns.METADATA, row);
        if (object != null) {
            metadata.putAll(Texts.map(Columns.METADATA, object));
        }
        for (String name : columns.metadata()) {
            String value = columns.metadata(name, row);
            if (value != null) {
                metadata.put(name, value);
            }
        }
        metadata.put(Origin.IMPORTED_FROM, settings.origin());
        Instant expiresAt = instant(Columns.EXPIRES_AT, row);
        if (expiresAt != null) {
            metadata.put(
                    Origin.IMPORTED_EXPIRY,
                    expiresAt.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        return metadata;
    }

    /** How often it was used, the source does not tell: once at least. */
    private @Nullable KeyUse use(ApiKey key, Row row) {
        Instant lastUsedAt = instant(Columns.LAST_USED_AT, row);
        return lastUsedAt == null ? null : new KeyUse(key.id(), 1, lastUsedAt, null);
    }

    private @Nullable Instant instant(String field, Row row) {
        String text = columns.text(field, row);
        return text == null ? null : Texts.instant(field, text);
    }

    private boolean flag(String field, Row row, boolean byDefault) {
        String text = columns.text(field, row);
        return text == null ? byDefault : Texts.flag(field, text);
    }
}
