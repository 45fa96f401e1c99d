package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.migrate.LegacyHashes;
import dev.keystile.spi.Finding;
import dev.keystile.spi.StoreException;
import dev.keystile.spi.StoreSchema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Looks at the settings, at what the database has for the store, and at the store itself. */
final class Examination {
    private final StoreOptions store;
    private final Instant now;
    private final boolean probe;
    private final List<Finding> findings = new ArrayList<>();

    /** Takes a look; with a probe, it writes a key of its own to see how long that takes to reach another node. */
    Examination(StoreOptions store, Instant now, boolean probe) {
        this.store = store;
        this.now = now;
        this.probe = probe;
    }

    /** Whatever is wrong is a finding, so that all of it is told at once. */
    List<Finding> findings() {
        try {
            store.builder();
            findings.add(Finding.ok("settings", "all are known, and none is bad"));
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error("settings", String.valueOf(e.getMessage())));
            return findings;
        }
        if (schema()) {
            open();
        }
        return findings;
    }

    private void measureFeed(ApiKeys keys) {
        try (ApiKeys other = store.open()) {
            findings.add(new FeedProbe(keys, other).measure());
        }
    }

    private static Finding legacyHashes(SortedMap<String, Long> left) {
        return left.isEmpty()
                ? Finding.ok("legacy hashes", "no key in use has one left")
                : Finding.warning(
                        "legacy hashes",
                        "left of keys that were not used since: " + left
                                + "; they are replaced at the next use, and keystile.hash.accept-until can end them");
    }

    private boolean schema() {
        try {
            List<String> missing = store.schema().map(Examination::missing).orElse(List.of());
            missing.forEach(line -> findings.add(Finding.error("schema", line + ": run keystile schema apply")));
            return missing.isEmpty();
        } catch (StoreException e) {
            findings.add(Finding.error("store", String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static List<String> missing(StoreSchema schema) {
        try (schema) {
            return schema.missing();
        }
    }

    private void open() {
        try (ApiKeys keys = store.open()) {
            findings.addAll(keys.diagnose());
            findings.add(legacyHashes(LegacyHashes.count(keys, now)));
            if (probe) {
                measureFeed(keys);
            }
        } catch (StoreException e) {
            findings.add(Finding.error("store", String.valueOf(e.getMessage())));
        }
    }
}
