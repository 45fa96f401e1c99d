package dev.keystile;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What the verification of a request leaves behind: a use, an event, and a better hash. */
final class RequestTraces implements Traces {
    private final UsageRecorder usage;
    private final Events events;
    private final Rehasher rehasher;

    RequestTraces(UsageRecorder usage, Events events, Rehasher rehasher) {
        this.usage = usage;
        this.events = events;
        this.rehasher = rehasher;
    }

    @Override
    public void accepted(
            ApiKey key,
            CachedKey cached,
            CachedKey.Secret secret,
            byte[] presentedKey,
            @Nullable String clientAddress,
            long now) {
        count(key, cached, clientAddress, now);
        events.tell(() -> new ApiKeyEvent.Accepted(Instant.ofEpochMilli(now), key, clientAddress));
        if (cached.staleAge() != null) {
            events.tell(
                    new ApiKeyEvent.AcceptedStale(Instant.ofEpochMilli(now), key, clientAddress, cached.staleAge()));
        } else if (secret.isOutdated()) {
            rehasher.offer(key, secret.secret(), presentedKey);
        }
    }

    /** A counter that is known spares the request a look for it, which costs as much as comparing the secret. */
    private void count(ApiKey key, CachedKey cached, @Nullable String clientAddress, long now) {
        UseCounter known = cached.counter();
        if (known == null || !known.add(1, now, clientAddress)) {
            cached.countedBy(usage.record(key.id(), now, clientAddress));
        }
    }

    @Override
    public void rejected(RejectionReason reason, @Nullable String id, @Nullable String clientAddress, long now) {
        events.tell(() -> new ApiKeyEvent.Rejected(Instant.ofEpochMilli(now), reason, id, clientAddress));
    }
}
