package dev.keystile.benchmarks.store;

import dev.keystile.model.ApiKey;
import dev.keystile.spi.KeyStore;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Adds many keys by the store itself, on several connections at once. */
final class ManyInserts {
    private static final int THREADS = 8;

    private final KeyStore store;
    private final Iterator<ApiKey> keys;

    ManyInserts(KeyStore store, Iterator<ApiKey> keys) {
        this.store = store;
        this.keys = keys;
    }

    void run() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(executor.submit(this::insertUntilNoneIsLeft));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            executor.shutdown();
        }
    }

    private void insertUntilNoneIsLeft() {
        for (ApiKey key = next(); key != null; key = next()) {
            store.insert(key);
        }
    }

    private synchronized @Nullable ApiKey next() {
        return keys.hasNext() ? keys.next() : null;
    }
}
