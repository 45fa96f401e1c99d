package dev.keystile.faults.crash;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreConfig;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A process that is killed while it lets one key in again and again. It says the key's id, and then a line for each use. */
final class Counter {
    static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);

    private static final long PAUSE_NANOS = 1_000_000;

    private Counter() {}

    /**
     * Runs until killed.
     *
     * @param args the URL of the store
     */
    public static void main(String[] args) {
        StoreConfig store = StoreConfig.of(args[0]);
        ApiKeys apiKeys =
                ApiKeys.builder(store).usageFlushInterval(FLUSH_INTERVAL).build();
        PrintStream out = System.out;
        IssuedKey key = apiKeys.issue(ApiKeySpec.named("counted"));
        out.println(key.key().id());
        while (apiKeys.verify(VerificationRequest.of(key.plaintext())) instanceof Verification.Accepted) {
            out.println("used");
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
