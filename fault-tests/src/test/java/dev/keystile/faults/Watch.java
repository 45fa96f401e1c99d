package dev.keystile.faults;

import dev.keystile.ApiKeys;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Presents keys to a node over and over, about every millisecond, and notes what becomes of them. */
final class Watch implements AutoCloseable {
    private final Map<String, WatchedKey> keys = new LinkedHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "watch");
    private final ApiKeys node;

    private Watch(ApiKeys node, List<Presented> keys) {
        this.node = node;
        keys.forEach(key -> this.keys.put(key.id(), new WatchedKey(key)));
    }

    /** Presents each key once, so that the node has it cached, and goes on. */
    static Watch over(ApiKeys node, List<Presented> keys) {
        Watch watch = new Watch(node, keys);
        watch.keys().forEach(key -> key.present(node));
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            do {
                keys().forEach(key -> key.present(node));
            } while (!end.await(1, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    WatchedKey of(Presented key) {
        return keys.get(key.id());
    }

    Collection<WatchedKey> keys() {
        return keys.values();
    }

    boolean allAreRefused() {
        return keys().stream().allMatch(WatchedKey::isRefused);
    }

    /** From the beginning of each change to the first refusal. */
    Times lags() {
        return Times.ofNanos(keys().stream().mapToLong(WatchedKey::lag));
    }

    @Override
    public void close() {
        end.countDown();
    }
}
