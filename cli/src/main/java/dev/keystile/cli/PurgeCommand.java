package dev.keystile.cli;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code keystile purge}. */
@Command(
        name = "purge",
        header = "Removes the keys that ended long ago, by revocation or by date.",
        footer = {
            "",
            "Examples:",
            "  keystile purge --older-than 365d --dry-run",
            "  keystile purge --older-than 365d --yes"
        },
        mixinStandardHelpOptions = true)
final class PurgeCommand implements Runnable {
    private static final int PAGE = 1000;

    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Mixin
    private Confirmation confirmation;

    @Option(
            names = "--older-than",
            paramLabel = "SPAN",
            required = true,
            order = 1,
            description = "How long ago they must have ended, such as 365d.")
    private Duration olderThan = Duration.ZERO;

    @Option(names = "--dry-run", order = 2, description = "Only count them.")
    private boolean dryRun;

    @SuppressWarnings("NullAway.Init")
    PurgeCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        try (Progress progress = new Progress(session, "Removing");
                ApiKeys keys = store.builder()
                        .listener(event -> progress.stepIf(event instanceof ApiKeyEvent.Deleted))
                        .build()) {
            long ended = count(keys, KeyStatus.REVOKED) + count(keys, KeyStatus.EXPIRED);
            if (dryRun || ended == 0) {
                print(dryRun ? "wouldPurge" : "purged", dryRun ? "Would remove " : "Removed ", ended);
                return;
            }
            confirmation.require(
                    "Remove " + ended + (ended == 1 ? " key" : " keys") + " with all that is known of them, for good?");
            progress.start(ended);
            int purged = keys.purge(olderThan);
            progress.end();
            print("purged", "Removed ", purged);
        }
    }

    private long count(ApiKeys keys, KeyStatus status) {
        Instant before = session.now().minus(olderThan);
        long count = 0;
        KeyQuery query = KeyQuery.all(session.now()).withStatus(status).withLimit(PAGE);
        Page<ApiKey> page;
        do {
            page = keys.list(query);
            count += page.items().stream()
                    .filter(key -> end(key).isBefore(before))
                    .count();
            query = query.withAfter(page.next());
        } while (page.next() != null);
        return count;
    }

    private static Instant end(ApiKey key) {
        Instant end = key.revokedAt() == null ? key.expiresAt() : key.revokedAt();
        return end == null ? Instant.MAX : end;
    }

    private void print(String name, String did, long count) {
        output.print(() -> Map.of(name, count), () -> List.of(did + count + (count == 1 ? " key" : " keys")));
    }
}
