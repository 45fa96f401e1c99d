package dev.keystile.benchmarks.scale;

import dev.keystile.ApiKeys;
import dev.keystile.Hashers;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.benchmarks.jvm.Child;
import dev.keystile.benchmarks.jvm.Heap;
import dev.keystile.benchmarks.store.OpenStore;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.benchmarks.store.Store;
import dev.keystile.benchmarks.window.InProcess;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.PageToken;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A store with a number of keys, in a JVM of its own. */
final class StoreOfSize {
    private static final int PAGE = 50;
    /** Presented keys that are remembered, from all over the store: to remember a million would be the heap that is measured. */
    private static final int SAMPLE = 50_000;

    private final OpenStore store;
    private final int size;
    private final List<String> sample = new ArrayList<>();
    private final Random random = new Random(1);
    private final ApiKeys uncached;

    private StoreOfSize(OpenStore store, int size) throws Exception {
        this.store = store;
        this.size = size;
        store.load(keys());
        this.uncached =
                ApiKeys.builder(store.keys()).maxStaleness(Duration.ZERO).build();
    }

    private Stream<ApiKey> keys() {
        int step = Math.max(1, size / SAMPLE);
        return IntStream.range(0, size).mapToObj(i -> {
            String presentedKey = Population.presentedKey();
            if (i % step == 0) {
                sample.add(presentedKey);
            }
            return Population.key(presentedKey, Hashers.sha256(), Population.createdAt(i));
        });
    }

    /**
     * Serves until its parent ends.
     *
     * @param args the store, its URL, how many keys
     */
    public static void main(String... args) throws Exception {
        OpenStore store = Store.valueOf(args[0]).open(args[1]);
        StoreOfSize self = new StoreOfSize(store, Integer.parseInt(args[2]));
        Child.serve(
                "loaded",
                Map.of(
                        "verify", timed(self::verify),
                        "driver", timed(self::readByDriver),
                        "first-page", timed(() -> self.hasFullPage(self.query())),
                        "middle-page", timed(() -> self.hasFullPage(self.query().withAfter(self.middle()))),
                        "issue", timed(self::issue),
                        "heap", nothing -> Long.toString(Heap.usedBytes()),
                        "bytes", nothing -> Long.toString(store.bytes())));
    }

    private static Child.Command timed(BooleanSupplier operation) {
        return millis -> InProcess.run(Duration.ofMillis(Long.parseLong(millis)), operation)
                .toLine();
    }

    private boolean verify() {
        return uncached.verify(VerificationRequest.of(anyKey())) instanceof Verification.Accepted;
    }

    private boolean readByDriver() {
        try {
            return store.readByDriver(Population.id(anyKey())) != null;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String anyKey() {
        return sample.get(random.nextInt(sample.size()));
    }

    private KeyQuery query() {
        return KeyQuery.all(Instant.EPOCH).withLimit(PAGE);
    }

    /** Half of the keys are newer: in a store with a million, the page behind 500 000 others. */
    private PageToken middle() {
        return new PageToken(Population.createdAt(size / 2), "0");
    }

    private boolean hasFullPage(KeyQuery query) {
        return uncached.list(query).items().size() == Math.min(PAGE, size / 2);
    }

    private boolean issue() {
        return uncached.issue(ApiKeySpec.named("issued")).key().version() == 1;
    }
}
