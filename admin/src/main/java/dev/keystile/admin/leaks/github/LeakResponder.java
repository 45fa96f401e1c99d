package dev.keystile.admin.leaks.github;

import dev.keystile.ApiKeys;
import dev.keystile.IdentifiedKey;
import dev.keystile.KeyNotFoundException;
import dev.keystile.KeyRevokedException;
import dev.keystile.admin.leaks.Leak;
import dev.keystile.admin.leaks.LeakPolicy;
import dev.keystile.admin.leaks.LeakResponse;
import dev.keystile.model.ApiKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Tells of leaked keys, and does with them what the policy says. Doing it again changes nothing more. */
final class LeakResponder {
    private static final Logger LOG = LoggerFactory.getLogger(LeakResponder.class);
    private static final int MAX_REASON = 200;

    private final ApiKeys apiKeys;
    private final LeakPolicy policy;
    private final InstantSource clock;

    LeakResponder(ApiKeys apiKeys, LeakPolicy policy, InstantSource clock) {
        this.apiKeys = apiKeys;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Each place is told, each key is dealt with once. A secret that a rotation replaced opens nothing any more: the key,
     * whose secret is another one now, stays as it is.
     *
     * @param done the keys of the same report that were dealt with
     */
    void respond(IdentifiedKey leaked, Leak leak, Set<String> done) {
        apiKeys.reportLeak(leak.key(), leak.where());
        if (leaked.secret().isLive(clock.instant()) && done.add(leak.key().id())) {
            act(leak);
        }
    }

    private void act(Leak leak) {
        String id = leak.key().id();
        try {
            LeakResponse response = policy.respond(leak);
            if (response instanceof LeakResponse.Revoke) {
                apiKeys.revoke(id, reason(leak));
            } else if (response instanceof LeakResponse.ExpireIn expire) {
                Instant end = clock.instant().plus(expire.after());
                apiKeys.update(id, spec -> endingBy(end, spec));
            }
        } catch (KeyNotFoundException | KeyRevokedException e) {
            LOG.debug("The leaked key {} ended meanwhile", id, e);
        }
    }

    private static ApiKeySpec endingBy(Instant end, ApiKeySpec spec) {
        Instant present = spec.expiresAt();
        return present == null || present.isAfter(end) ? spec.withExpiresAt(end) : spec;
    }

    private static String reason(Leak leak) {
        String where = leak.where();
        String reason = where == null ? "leaked" : "leaked: " + where;
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON - 1) + "…";
    }
}
