package dev.keystile.admin.leaks;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeySecret;

import java.time.Instant;
import java.util.List;

final class LeakFixtures {
    private LeakFixtures() {}

    static ApiKey key() {
        return ApiKey.builder("id")
                .name("k")
                .createdAt(Instant.EPOCH)
                .secrets(List.of(KeySecret.current("{sha256}00", Instant.EPOCH)))
                .build();
    }
}
