package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.spi.Finding;
import dev.keystile.spi.StoreException;
import dev.keystile.spi.StoreSchema;

import java.util.ArrayList;
import java.util.List;

/** Looks at the settings, at what the database has for the store, and at the store itself. */
final class Examination {
    private final StoreOptions store;
    private final List<Finding> findings = new ArrayList<>();

    Examination(StoreOptions store) {
        this.store = store;
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
        } catch (StoreException e) {
            findings.add(Finding.error("store", String.valueOf(e.getMessage())));
        }
    }
}
