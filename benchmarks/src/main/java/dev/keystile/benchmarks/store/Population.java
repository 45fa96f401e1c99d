package dev.keystile.benchmarks.store;

import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import dev.keystile.spi.SecretHasher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys that benchmarks use: an owner and two scopes, as an ordinary application's would have. */
public final class Population {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

    private static final KeyFormat FORMAT = KeyFormat.of("ks");
    private static final ApiKeySpec SPEC =
            ApiKeySpec.named("benchmark").withOwner("acme").withScopes("orders:read", "orders:write");

    private Population() {}

    /** Makes presented keys, each for an id of its own. */
    public static List<String> presentedKeys(int count) {
        return Stream.generate(Population::presentedKey).limit(count).toList();
    }

    /** Makes a presented key for an id of its own. */
    public static String presentedKey() {
        return FORMAT.newKey(FORMAT.newId());
    }

    /** Makes a presented key for a given id. */
    public static String presentedKey(String id) {
        return FORMAT.newKey(id);
    }

    /** Tells the id in a presented key. */
    public static String id(String presentedKey) {
        return FORMAT.parse(presentedKey).orElseThrow();
    }

    /** Tells when the key with this number is created: a second after the one before. */
    public static Instant createdAt(int number) {
        return FIRST.plusSeconds(number);
    }

    /** Makes the key that a store keeps of a presented one. */
    public static ApiKey key(String presentedKey, SecretHasher hasher, Instant createdAt) {
        String hash = hasher.hash(presentedKey.getBytes(StandardCharsets.ISO_8859_1));
        return ApiKey.builder(id(presentedKey))
                .prefix(FORMAT.prefix())
                .spec(SPEC)
                .createdAt(createdAt)
                .secrets(List.of(KeySecret.current(hash, createdAt)))
                .build();
    }

    /** Makes what stores keep of presented keys, the first of them the oldest. */
    public static Stream<ApiKey> keys(List<String> presentedKeys, SecretHasher hasher) {
        return IntStream.range(0, presentedKeys.size()).mapToObj(i -> key(presentedKeys.get(i), hasher, createdAt(i)));
    }
}
