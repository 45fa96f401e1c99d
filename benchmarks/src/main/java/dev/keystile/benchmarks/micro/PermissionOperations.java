package dev.keystile.benchmarks.micro;

import dev.keystile.Hashers;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyStatus;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.servlet.Permission;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Instant;

/** Questions to a key that is known. */
@State(Scope.Benchmark)
public class PermissionOperations {
    private final ApiKey key = Population.key(Population.presentedKey(), Hashers.sha256(), Population.createdAt(0));
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Permission permission = Permission.hasScope("orders:read").and(Permission.authenticated());
    private final StubRequest request = new StubRequest("");

    /** Makes the request one that the filter let in. */
    public PermissionOperations() {
        request.setAttribute(ApiKeyFilter.API_KEY_ATTRIBUTE, key);
    }

    /** Is it live? */
    @Benchmark
    public KeyStatus status() {
        return key.status(now);
    }

    /** Has it a scope, and is there a user? */
    @Benchmark
    public boolean permission() {
        return permission.test(request);
    }
}
