package dev.keystile.benchmarks.micro;

import dev.keystile.KeyFormat;
import dev.keystile.benchmarks.store.Population;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.Optional;

/** The first look at a presented key. */
@State(Scope.Benchmark)
public class ParseOperations {
    private final KeyFormat format = KeyFormat.of("ks");
    private final List<String> keys = Population.presentedKeys(4_096);
    private final List<String> wrongChecksums =
            keys.stream().map(ParseOperations::spoiled).toList();
    private final List<String> noise =
            keys.stream().map(key -> key.substring(9)).toList();

    /** The best that junk can be: only the last letter is wrong. */
    private static String spoiled(String key) {
        int last = key.length() - 1;
        return key.substring(0, last) + (key.charAt(last) == 'x' ? 'y' : 'x');
    }

    /** A key of the right form. */
    @Benchmark
    public Optional<String> parse(Cursor cursor) {
        return format.parse(cursor.of(keys));
    }

    /** A key with a wrong checksum. */
    @Benchmark
    public Optional<String> refuseWrongChecksum(Cursor cursor) {
        return format.parse(cursor.of(wrongChecksums));
    }

    /** Something else. */
    @Benchmark
    public Optional<String> refuseNoise(Cursor cursor) {
        return format.parse(cursor.of(noise));
    }
}
