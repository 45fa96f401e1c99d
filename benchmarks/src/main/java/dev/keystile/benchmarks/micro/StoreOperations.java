package dev.keystile.benchmarks.micro;

import dev.keystile.IssuedKey;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKeySpec;
import org.openjdk.jmh.annotations.Benchmark;

/** What goes to the store each time, beside the driver's own lookup of the same row on the same connections. */
public class StoreOperations {
    private static final ApiKeySpec SPEC = ApiKeySpec.named("issued").withOwner("acme");

    /** A whole verification without a cache. */
    @Benchmark
    public Verification verifyUncached(StoreState state, Cursor cursor) {
        return state.uncached.verify(VerificationRequest.of(cursor.of(state.presentedKeys)));
    }

    /** What a program without Keystile would do. */
    @Benchmark
    public Object readByDriver(StoreState state, Cursor cursor) throws Exception {
        return state.opened.readByDriver(cursor.of(state.ids));
    }

    /** A new key, written. */
    @Benchmark
    public IssuedKey issue(StoreState state) {
        return state.uncached.issue(SPEC);
    }
}
