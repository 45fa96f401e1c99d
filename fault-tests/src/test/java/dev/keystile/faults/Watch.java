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
    private final ApiKeys node;

    private Watch(ApiKeys node, List<Presented> keys) {
        this.node = node;
        keys.forEach(key -> this.keys.put(key.id(), new WatchedKey(key)));
    }

    /** Presents each key once, so that the node has it cached, and goes on. */
    static Watch over(ApiKeys node, List<Presented> keys) {
        Watch watch = new Watch(node, keys);
        watch.keys().forEach(key -> key.present(node));
        Thread thread = new Thread(watch::run, "watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!end.await(1, TimeUnit.MILLISECONDS)) {
                keys().forEach(key -> key.present(node));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes a change, and notes when it was acknowledged. */
    static void change(Presented key, Runnable change, List<Watch> watches) {
        watches.forEach(watch -> watch.of(key).requireAccepted());
        change.run();
        watches.forEach(watch -> watch.of(key).isChanged());
    }

    /** Makes a change of all keys at once. */
    static void changeAll(List<Watch> watches, Runnable change) {
        watches.forEach(watch -> watch.keys().forEach(WatchedKey::requireAccepted));
        change.run();
        watches.forEach(watch -> watch.keys().forEach(WatchedKey::isChanged));
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

    /** How long it took until each key was refused. */
    Times lags() {
        return Times.ofNanos(keys().stream().mapToLong(WatchedKey::lag));
    }

    @Override
    public void close() {
        end.countDown();
    }
}
