package dev.keystile;

import dev.keystile.Verification.Accepted;
import dev.keystile.Verification.Rejected;
import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The path of one presented key, step by step; the first step that says no ends it. The time goes along as a number of
 * milliseconds, the precision of all of a key's dates: an {@link Instant} would be garbage of each request.
 */
final class Verifier {
    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

    private final Formats formats;
    private final KeyCache cache;
    private final Predicate<ApiKey> acceptIf;
    private final Traces traces;
    private final Outage outage;
    private final InstantSource clock;

    Verifier(
            Formats formats,
            KeyCache cache,
            Predicate<ApiKey> acceptIf,
            Traces traces,
            Outage outage,
            InstantSource clock) {
        this.formats = formats;
        this.cache = cache;
        this.acceptIf = acceptIf;
        this.traces = traces;
        this.outage = outage;
        this.clock = clock;
    }

    Verification verify(VerificationRequest request) {
        Optional<String> id = formats.parse(request.presentedKey());
        if (id.isEmpty()) {
            return rejected(RejectionReason.MALFORMED, null, request, clock.millis());
        }
        CachedKey cached = find(id.get());
        // Not before the read, which may take so long that the key expires meanwhile.
        long now = clock.millis();
        if (cached == null) {
            return rejected(RejectionReason.STORE_UNAVAILABLE, id.get(), request, now);
        }
        return verify(request, id.get(), cached, now);
    }

    /** The secret is compared before any state is told: who does not know it learns nothing of the key. */
    private Verification verify(VerificationRequest request, String id, CachedKey cached, long now) {
        byte[] presentedKey = request.presentedKey().getBytes(StandardCharsets.ISO_8859_1);
        CachedKey.Secret secret;
        try {
            secret = cached.match(presentedKey);
        } catch (StoreUnavailableException e) {
            return rejected(RejectionReason.STORE_UNAVAILABLE, id, request, now);
        }
        Accepted accepted = cached.accepted();
        if (accepted == null || secret == null) {
            RejectionReason reason =
                    cached.hasEndedHash() ? RejectionReason.HASH_NOT_ACCEPTED : RejectionReason.UNKNOWN;
            return refused(reason, id, cached, request, now);
        }
        ApiKey key = accepted.key();
        RejectionReason refusal = refusal(request, cached, key, secret, now);
        if (refusal != null) {
            return refused(refusal, id, cached, request, now);
        }
        traces.accepted(key, cached, secret, presentedKey, request.clientAddress(), now);
        return accepted;
    }

    /** What is out of date may let a key in and not keep it out: the key may have been rotated or switched on meanwhile. */
    private Rejected refused(
            RejectionReason reason, String id, CachedKey cached, VerificationRequest request, long now) {
        if (cached.staleAge() == null) {
            return rejected(reason, id, request, now);
        }
        outage.refused();
        return rejected(RejectionReason.STORE_UNAVAILABLE, id, request, now);
    }

    private @Nullable RejectionReason refusal(
            VerificationRequest request, CachedKey cached, ApiKey key, CachedKey.Secret secret, long now) {
        RejectionReason byState = cached.isLive(secret, now) ? null : byState(key, secret, Instant.ofEpochMilli(now));
        return byState == null ? restriction(request, cached, key) : byState;
    }

    private static @Nullable RejectionReason byState(ApiKey key, CachedKey.Secret secret, Instant now) {
        return switch (key.status(now)) {
            case REVOKED -> RejectionReason.REVOKED;
            case EXPIRED -> RejectionReason.EXPIRED;
            case DISABLED -> RejectionReason.DISABLED;
            case ACTIVE -> bySecret(secret, now);
        };
    }

    private static @Nullable RejectionReason bySecret(CachedKey.Secret secret, Instant now) {
        if (!secret.secret().isLive(now)) {
            return RejectionReason.SUPERSEDED;
        }
        return secret.reading().isOver(now) ? RejectionReason.HASH_NOT_ACCEPTED : null;
    }

    private @Nullable RejectionReason restriction(VerificationRequest request, CachedKey cached, ApiKey key) {
        if (!isAcceptedByApplication(key)) {
            return RejectionReason.NOT_ACCEPTED;
        }
        if (!cached.allows(request.clientAddress())) {
            return RejectionReason.NETWORK_NOT_ALLOWED;
        }
        Set<String> required = request.requiredScopes();
        return required.isEmpty() || key.scopes().containsAll(required) ? null : RejectionReason.INSUFFICIENT_SCOPE;
    }

    private boolean isAcceptedByApplication(ApiKey key) {
        try {
            return acceptIf.test(key);
        } catch (Exception e) {
            LOG.error("The application's rule acceptIf failed for the key {}, which is refused", key.id(), e);
            return false;
        }
    }

    private @Nullable CachedKey find(String id) {
        try {
            return cache.get(id);
        } catch (StoreUnavailableException e) {
            LOG.debug("The key {} cannot be read", id, e);
            outage.refused();
            return null;
        } catch (Exception e) {
            LOG.debug("The key {} cannot be read", id, e);
            return null;
        }
    }

    private Rejected rejected(RejectionReason reason, @Nullable String id, VerificationRequest request, long now) {
        traces.rejected(reason, id, request.clientAddress(), now);
        return new Rejected(reason, id);
    }
}
