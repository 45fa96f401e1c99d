package dev.keystile.benchmarks.micro;

import dev.keystile.ApiKeys;
import dev.keystile.Hashers;
import dev.keystile.Peppers;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.spi.SecretHasher;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;
import java.util.Set;

/** Whole verifications with default settings, so nearly all of them from the cache. */
@State(Scope.Benchmark)
public class VerifyOperations {
    private static final String ADDRESS = "203.0.113.7";

    private final List<String> keys = Population.presentedKeys(4_096);
    private final ApiKeys plain = apiKeys(Hashers.sha256());
    private final ApiKeys peppered = apiKeys(Hashers.hmacSha256(Peppers.current("p1", new byte[32])));
    private final List<VerificationRequest> requests = keys.stream()
            .map(key -> new VerificationRequest(key, ADDRESS, Set.of()))
            .toList();
    private final List<VerificationRequest> wrongSecrets = keys.stream()
            .map(key -> VerificationRequest.of(Population.presentedKey(Population.id(key))))
            .toList();

    private ApiKeys apiKeys(SecretHasher hasher) {
        InMemoryKeyStore store = new InMemoryKeyStore();
        Population.keys(keys, hasher).forEach(store::insert);
        return ApiKeys.builder(store).hasher(hasher).build();
    }

    /** A live key. The request was made before, and costs nothing here. */
    @Benchmark
    public Verification accept(Cursor cursor) {
        return plain.verify(cursor.of(requests));
    }

    /** As the filter does it: the request is made each time. */
    @Benchmark
    public Verification requestAndAccept(Cursor cursor) {
        return plain.verify(new VerificationRequest(cursor.of(keys), ADDRESS, Set.of()));
    }

    /** A live key, whose hash has a pepper. */
    @Benchmark
    public Verification acceptPeppered(Cursor cursor) {
        return peppered.verify(cursor.of(requests));
    }

    /** The id of a live key with another secret. */
    @Benchmark
    public Verification refuseWrongSecret(Cursor cursor) {
        return plain.verify(cursor.of(wrongSecrets));
    }
}
