package dev.keystile.benchmarks.threads;

import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.Hashers;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.benchmarks.jvm.Child;
import dev.keystile.benchmarks.store.OpenStore;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.benchmarks.store.Store;
import dev.keystile.benchmarks.window.InProcess;
import dev.keystile.benchmarks.window.Window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Verifications by many threads at once, in a JVM of its own. */
final class ManyThreads {
    private static final int KEYS = 4_096;
    private static final int FOR_EACH_VIRTUAL_THREAD = 5;

    private final List<String> presentedKeys = Population.presentedKeys(KEYS);
    private final ApiKeys apiKeys;

    private ManyThreads(OpenStore store, boolean cached) throws Exception {
        store.load(Population.keys(presentedKeys, Hashers.sha256()));
        ApiKeysBuilder builder = ApiKeys.builder(store.keys());
        this.apiKeys = (cached ? builder : builder.maxStaleness(Duration.ZERO)).build();
    }

    /**
     * Serves until its parent ends. Says whether this Java has virtual threads.
     *
     * @param args the store, its URL, whether keys are cached
     */
    public static void main(String... args) throws Exception {
        OpenStore store = Store.valueOf(args[0]).open(args[1]);
        ManyThreads self = new ManyThreads(store, Boolean.parseBoolean(args[2]));
        Child.serve(
                Boolean.toString(VirtualThreads.exist()), Map.of("platform", self::platform, "virtual", self::virtual));
    }

    private String platform(String threadsAndMillis) throws Exception {
        String[] parts = threadsAndMillis.split(" ", -1);
        Duration length = Duration.ofMillis(Long.parseLong(parts[1]));
        int threads = Integer.parseInt(parts[0]);
        return all(Executors.newFixedThreadPool(threads), threads, () -> InProcess.run(length, this::verify))
                .toLine();
    }

    /** How many pinnings there were follows the window. */
    private String virtual(String threads) throws Exception {
        try (Pinned pinned = new Pinned()) {
            Window window = all(VirtualThreads.executor(), Integer.parseInt(threads), this::severalVerifications);
            return window.toLine() + " " + pinned.count();
        }
    }

    /** A number of them, not a time: a thread that never waits would keep its carrier to itself until its time is over. */
    private Window severalVerifications() {
        long refused = IntStream.range(0, FOR_EACH_VIRTUAL_THREAD)
                .filter(i -> !verify())
                .count();
        return new Window(FOR_EACH_VIRTUAL_THREAD, refused, 0, 0, 0, 0);
    }

    private static Window all(ExecutorService executor, int threads, Callable<Window> task) throws Exception {
        try {
            long start = System.nanoTime();
            List<Future<Window>> windows = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                windows.add(executor.submit(task));
            }
            long requests = 0;
            long unexpected = 0;
            for (Future<Window> each : windows) {
                requests += each.get().requests();
                unexpected += each.get().unexpected();
            }
            return new Window(requests, unexpected, (System.nanoTime() - start) / 1e9, 0, 0, 0);
        } finally {
            executor.shutdown();
        }
    }

    private boolean verify() {
        String presentedKey = presentedKeys.get(ThreadLocalRandom.current().nextInt(KEYS));
        return apiKeys.verify(VerificationRequest.of(presentedKey)) instanceof Verification.Accepted;
    }
}
