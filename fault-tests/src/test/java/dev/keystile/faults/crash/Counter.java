package dev.keystile.faults.crash;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.store.jdbc.JdbcKeyStoreProvider;

import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that is killed while it lets one key in again and again. It says the key's id, and then a line for each use and
 * for each time that uses were written.
 */
final class Counter {
    static final String USED = "used";
    static final String WRITTEN = "written";

    private static final Duration FLUSH_INTERVAL = Duration.ofSeconds(1);
    private static final long PAUSE_NANOS = 1_000_000;

    private Counter() {}

    /**
     * Runs until killed.
     *
     * @param args the URL of the store
     */
    public static void main(String[] args) {
        PrintStream out = System.out;
        // A JVM that has just started on a busy machine may need longer to open a file.
        KeyStore store = new JdbcKeyStoreProvider().open(StoreConfig.of(args[0]).with("connection-timeout", "10s"));
        ApiKeys apiKeys = ApiKeys.builder(telling(store, out))
                .usageFlushInterval(FLUSH_INTERVAL)
                .build();
        IssuedKey key = apiKeys.issue(ApiKeySpec.named("counted"));
        out.println(key.key().id());
        while (apiKeys.verify(VerificationRequest.of(key.plaintext())) instanceof Verification.Accepted) {
            out.println(USED);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static KeyStore telling(KeyStore store, PrintStream out) {
        return (KeyStore) Proxy.newProxyInstance(
                Counter.class.getClassLoader(), new Class<?>[] {KeyStore.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(store, arguments);
                    if (method.getName().equals("recordUse")) {
                        out.println(WRITTEN);
                    }
                    return result;
                });
    }
}
