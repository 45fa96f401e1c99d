package dev.keystile.benchmarks.http;

import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.Hashers;
import dev.keystile.Peppers;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.spi.SecretHasher;
import jakarta.servlet.Filter;

import java.time.Duration;

/** Keystile with its default settings, but for what a method names. */
final class Keystile {
    private Keystile() {}

    static Filter withDefaults(GoodKeys keys) throws Exception {
        return filter(builder(keys, Hashers.sha256()));
    }

    static Filter withPepper(GoodKeys keys) throws Exception {
        return filter(builder(keys, Hashers.hmacSha256(Peppers.current("p1", new byte[32]))));
    }

    static Filter withoutCache(GoodKeys keys) throws Exception {
        return filter(builder(keys, Hashers.sha256()).maxStaleness(Duration.ZERO));
    }

    private static ApiKeysBuilder builder(GoodKeys keys, SecretHasher hasher) throws Exception {
        return ApiKeys.builder(keys.stored(hasher)).hasher(hasher);
    }

    private static Filter filter(ApiKeysBuilder builder) {
        return new ApiKeyFilter(builder.build());
    }
}
