package dev.keystile.benchmarks.start;

import dev.keystile.ApiKeys;
import dev.keystile.VerificationRequest;
import dev.keystile.benchmarks.jvm.Child;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.servlet.ApiKeyFilter;

import java.util.Map;

/** A fresh JVM that has done nothing yet but load this class. */
final class FirstRequest {
    private FirstRequest() {}

    /**
     * Says how many nanoseconds it took until the filter was there, and until a first key was verified.
     *
     * @param args the URL of a store that has its tables
     */
    public static void main(String... args) throws Exception {
        String unknownKey = Population.presentedKey();
        long start = System.nanoTime();
        ApiKeys apiKeys = ApiKeys.open(args[0]);
        ApiKeyFilter filter = new ApiKeyFilter(apiKeys);
        long ready = System.nanoTime();
        apiKeys.verify(VerificationRequest.of(unknownKey));
        long verified = System.nanoTime();
        filter.destroy();
        Child.serve((ready - start) + " " + (verified - start), Map.of());
    }
}
