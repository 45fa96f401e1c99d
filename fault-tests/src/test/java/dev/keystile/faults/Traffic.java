package dev.keystile.faults;

import dev.keystile.ApiKeys;
import dev.keystile.KeyFormat;
import dev.keystile.model.ApiKeySpec;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;

/** The keys that clients send: of ten requests, five with cached keys, three with fresh ones, two with bad ones. */
final class Traffic implements Supplier<Presented> {
    private static final int CACHED = 10;
    private static final int BAD = 40;
    private static final KeyFormat FORMAT = KeyFormat.builder().build();
    private static final KeyKind[] BAD_KINDS = {KeyKind.UNKNOWN, KeyKind.WRONG_SECRET, KeyKind.REVOKED, KeyKind.EXPIRED
    };

    private final Map<Presented, KeyKind> kinds = new ConcurrentHashMap<>();
    private final List<Presented> cached;
    private final List<Presented> fresh;
    private final List<Presented> bad;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger nextFresh = new AtomicInteger();

    /**
     * Issues the keys, and has the node cache those that are to be cached.
     *
     * @param issuer who issues, not the node under test; its clock is an hour behind, so that it can issue keys which have
     *     expired
     * @param node the node that clients ask
     * @param freshKeys how many keys are there to be met for the first time
     */
    Traffic(ApiKeys issuer, ApiKeys node, int freshKeys) {
        cached = issue(issuer, CACHED, KeyKind.CACHED);
        fresh = issue(issuer, freshKeys, KeyKind.FRESH);
        bad = IntStream.range(0, BAD)
                .mapToObj(i -> bad(issuer, BAD_KINDS[i % BAD_KINDS.length]))
                .toList();
        awaitNews(issuer, node);
        cached.forEach(key -> key.verify(node));
    }

    /** The node is told that keys were issued, and then would forget what it has read of them. */
    static void awaitNews(ApiKeys issuer, ApiKeys node) {
        Presented last = Presented.issue(issuer);
        await().until(() -> last.isAccepted(node));
        issuer.revoke(last.id(), "the last of the news");
        await().until(() -> !last.isAccepted(node));
    }

    private List<Presented> issue(ApiKeys issuer, int count, KeyKind kind) {
        // Servers that wait for a disk or a majority write many at once as quickly as one.
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> noted(Presented.issue(issuer), kind))
                .toList();
    }

    private Presented bad(ApiKeys issuer, KeyKind kind) {
        return noted(
                switch (kind) {
                    case UNKNOWN -> presented(FORMAT.newId());
                    case WRONG_SECRET -> presented(cached.get(0).id());
                    case REVOKED -> revoked(issuer);
                    default -> expired(issuer);
                },
                kind);
    }

    private static Presented presented(String id) {
        return new Presented(id, FORMAT.newKey(id));
    }

    private static Presented revoked(ApiKeys issuer) {
        Presented key = Presented.issue(issuer);
        issuer.revoke(key.id(), "bad");
        return key;
    }

    private static Presented expired(ApiKeys issuerOfThePast) {
        Instant end = Instant.now().minus(1, ChronoUnit.MINUTES);
        return Presented.of(issuerOfThePast.issue(
                ApiKeySpec.named("expired").withScopes(Node.SCOPE).withExpiresAt(end)));
    }

    private Presented noted(Presented key, KeyKind kind) {
        kinds.put(key, kind);
        return key;
    }

    @Override
    public Presented get() {
        int request = requests.getAndIncrement();
        int turn = request % 10;
        if (turn < 5) {
            return cached.get(request % cached.size());
        }
        return turn < 8 ? nextFresh() : bad.get((request / 10 * 2 + turn) % bad.size());
    }

    private Presented nextFresh() {
        return fresh.get(nextFresh.getAndIncrement() % fresh.size());
    }

    KeyKind kindOf(Presented key) {
        return kinds.get(key);
    }
}
