package dev.keystile.faults.crash;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreConfig;

import java.io.PrintStream;
import java.time.Duration;

/**
 * The process that is killed. Three threads issue and revoke, rotate without grace, and rotate with grace, as fast as the
 * store can, until the process ends.
 */
final class Writer {
    /** In no file but in a plaintext is it followed by an underscore. */
    static final KeyFormat FORMAT = KeyFormat.of("crashprobe");

    private static final Duration GRACE = Duration.ofHours(1);

    private final ApiKeys apiKeys;
    private final PrintStream out;

    private Writer(ApiKeys apiKeys, PrintStream out) {
        this.apiKeys = apiKeys;
        this.out = out;
    }

    /**
     * Runs until killed, or until the store fails.
     *
     * @param args the URL of the store, then names and values of options
     */
    public static void main(String[] args) {
        StoreConfig store = StoreConfig.of(args[0]);
        for (int i = 1; i < args.length; i += 2) {
            store = store.with(args[i], args[i + 1]);
        }
        PrintStream out = System.out;
        ApiKeys apiKeys = ApiKeys.builder(store)
                .format(FORMAT)
                .hasher(new TellingHasher(plaintext -> Saying.WRITING.say(out, plaintext)))
                .build();
        Writer writer = new Writer(apiKeys, out);
        writer.forever(writer::issueAndRevoke);
        writer.forever(writer.rotating(Duration.ZERO, Saying.REPLACED));
        writer.forever(writer.rotating(GRACE, Saying.OVERLAPPED));
    }

    /** The loop is the process: no thread of the store keeps it alive when this one fails. */
    private void forever(Runnable step) {
        new Thread(() -> {
                    try {
                        while (true) {
                            step.run();
                        }
                    } catch (RuntimeException e) {
                        e.printStackTrace();
                        Runtime.getRuntime().halt(1);
                    }
                })
                .start();
    }

    private void issueAndRevoke() {
        issue();
        IssuedKey revoked = issue();
        Saying.REVOKING.say(out, revoked.plaintext());
        apiKeys.revoke(revoked.key().id(), "no longer needed");
        Saying.REVOKED.say(out, revoked.plaintext());
    }

    private Runnable rotating(Duration grace, Saying done) {
        String id = issue().key().id();
        return () -> done.say(out, apiKeys.rotate(id, grace).plaintext());
    }

    private IssuedKey issue() {
        IssuedKey issued = apiKeys.issue(ApiKeySpec.named("probe"));
        Saying.ISSUED.say(out, issued.plaintext());
        return issued;
    }
}
