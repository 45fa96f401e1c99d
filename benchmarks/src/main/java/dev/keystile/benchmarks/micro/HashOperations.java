package dev.keystile.benchmarks.micro;

import dev.keystile.Hashers;
import dev.keystile.Peppers;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.spi.SecretHasher;
import dev.keystile.spi.SecretHasher.HashVerifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.nio.charset.StandardCharsets;

/** Comparison of a presented key with a hash that is decoded already, as in the cache. */
@State(Scope.Benchmark)
public class HashOperations {
    private final byte[] key = Population.presentedKey().getBytes(StandardCharsets.ISO_8859_1);
    private final HashVerifier plain = verifier(Hashers.sha256());
    private final HashVerifier peppered = verifier(Hashers.hmacSha256(Peppers.current("p1", new byte[32])));

    private HashVerifier verifier(SecretHasher hasher) {
        return hasher.verifier(hasher.hash(key)).orElseThrow();
    }

    /** SHA-256 and a comparison in constant time. */
    @Benchmark
    public boolean sha256() {
        return plain.matches(key);
    }

    /** HMAC-SHA-256 with a pepper and a comparison in constant time. */
    @Benchmark
    public boolean hmacSha256() {
        return peppered.matches(key);
    }
}
