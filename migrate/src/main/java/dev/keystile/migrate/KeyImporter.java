package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Takes keys over from a source. Each key is taken over as a whole or not at all; a row that is refused keeps no other from
 * being imported; and a second run leaves alone what the first has done, so that an import that was broken off is simply run
 * again, or resumed. Memory does not grow with the number of rows. Not safe for use by several threads.
 */
public final class KeyImporter {
    /** How many refused rows a report holds. */
    public static final int REPORTED = 100;

    private static final int BATCH = 1000;

    private final ApiKeys apiKeys;
    private boolean dryRun;
    private Consumer<ImportProgress> progress = each -> {};
    private Consumer<RefusedRow> refusals = each -> {};

    private KeyImporter(ApiKeys apiKeys) {
        this.apiKeys = apiKeys;
    }

    /**
     * Starts an import.
     *
     * @param apiKeys who takes the keys over; it must accept the formats and hashes of the source: see
     *     {@link ImportFormat#prepare}
     * @return the importer
     */
    public static KeyImporter into(ApiKeys apiKeys) {
        return new KeyImporter(Objects.requireNonNull(apiKeys, "apiKeys"));
    }

    /**
     * Reads and checks everything and writes nothing; off unless set. Whether a key is there already is looked up in the store.
     *
     * @param value whether to write nothing
     * @return this importer
     */
    public KeyImporter dryRun(boolean value) {
        dryRun = value;
        return this;
    }

    /**
     * Adds a listener to the progress, which is told after each batch of 1000 rows and at the end.
     *
     * @param listener the listener; what it throws ends the import between two batches
     * @return this importer
     */
    public KeyImporter onProgress(Consumer<ImportProgress> listener) {
        progress = progress.andThen(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Adds a listener to refused rows.
     *
     * @param listener told of each, in the order of the source
     * @return this importer
     */
    public KeyImporter onRefused(Consumer<RefusedRow> listener) {
        refusals = refusals.andThen(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Imports until the source ends.
     *
     * @param source the source, which stays the caller's to close
     * @return what became of it
     * @throws MigrationException if the source cannot be read any further; what was imported before stays
     * @throws dev.keystile.spi.StoreException if the store cannot answer; what was imported before stays
     */
    public ImportReport run(KeySource source) {
        Run run = new Run(source);
        for (SourceRow row = source.next(); row != null; row = source.next()) {
            run.add(row);
        }
        return run.end();
    }

    /** One run: what it has counted, and the batch that it gathers. */
    private final class Run {
        private final KeySource source;
        private final Map<String, SourceRow> batch = new LinkedHashMap<>();
        private final List<RefusedRow> firstRefused = new ArrayList<>();
        private final Map<String, Long> hashes = new LinkedHashMap<>();
        private long rows;
        private long imported;
        private long present;
        private long refused;
        private @Nullable String position;
        private @Nullable String reached;

        Run(KeySource source) {
            this.source = source;
        }

        void add(SourceRow row) {
            rows++;
            reached = row.position();
            ApiKey key = row.key();
            if (key == null) {
                refuse(row.place(), Objects.requireNonNull(row.refusal()));
            } else {
                gather(row, key);
            }
            if (rows % BATCH == 0) {
                write();
            }
        }

        private void gather(SourceRow row, ApiKey key) {
            try {
                apiKeys.requireAdoptable(key);
            } catch (IllegalArgumentException e) {
                // The id may be a key in the wrong column.
                refuse(row.place(), String.valueOf(e.getMessage()).replace(" " + key.id(), ""));
                return;
            }
            SourceRow first = batch.putIfAbsent(key.id(), row);
            if (first != null) {
                refuse(row.place(), "it has the id " + key.id() + " of " + first.place() + ": give each key its own");
            }
        }

        private void refuse(String place, String reason) {
            refused++;
            RefusedRow row = new RefusedRow(place, reason);
            if (firstRefused.size() < REPORTED) {
                firstRefused.add(row);
            }
            refusals.accept(row);
        }

        private void write() {
            List<ApiKey> keys = batch.values().stream()
                    .map(row -> Objects.requireNonNull(row.key()))
                    .toList();
            Set<String> taken = dryRun ? taken(keys) : adopt(keys);
            for (ApiKey key : keys) {
                if (taken.contains(key.id())) {
                    compare(key);
                } else {
                    imported++;
                    hashes.merge(key.currentSecret().algorithm(), 1L, Long::sum);
                }
            }
            batch.clear();
            position = reached;
            progress.accept(new ImportProgress(rows, imported, present, refused, source.fraction(), position));
        }

        private Set<String> adopt(List<ApiKey> keys) {
            List<KeyUse> uses = batch.values().stream()
                    .map(SourceRow::use)
                    .filter(Objects::nonNull)
                    .toList();
            return apiKeys.adopt(keys, uses);
        }

        private Set<String> taken(List<ApiKey> keys) {
            return keys.stream()
                    .map(ApiKey::id)
                    .filter(id -> apiKeys.find(id).isPresent())
                    .collect(Collectors.toSet());
        }

        /** The key that was there first may be the same one, imported before, or somebody else's. */
        private void compare(ApiKey key) {
            ApiKey stored = apiKeys.find(key.id()).orElse(null);
            if (stored == null || Origin.isSame(stored, key)) {
                present++;
            } else {
                String place = Objects.requireNonNull(batch.get(key.id())).place();
                refuse(place, "there is another key with the id " + key.id() + ": issue one of the two again");
            }
        }

        ImportReport end() {
            write();
            return new ImportReport(dryRun, rows, imported, present, refused, firstRefused, hashes, position);
        }
    }
}
