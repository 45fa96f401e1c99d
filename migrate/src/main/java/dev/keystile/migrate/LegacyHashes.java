package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeySecret;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the hashes that were taken over and not replaced yet, since their keys were not used since. */
public final class LegacyHashes {
    private static final int PAGE = 1000;

    private LegacyHashes() {}

    /**
     * Counts them, in one walk over all keys. Keys that are revoked or expired do not count: nothing will replace their hashes.
     *
     * @param apiKeys whose keys
     * @param now the time for which a status is told
     * @return how many keys have a hash of each algorithm that is due for replacement; empty if none has
     * @throws dev.keystile.spi.StoreException if the store cannot answer
     */
    public static SortedMap<String, Long> count(ApiKeys apiKeys, Instant now) {
        SortedMap<String, Long> counts = new TreeMap<>();
        KeyQuery query = KeyQuery.all(now).withLimit(PAGE);
        PageToken next;
        do {
            Page<ApiKey> page = apiKeys.list(query);
            for (ApiKey key : page.items()) {
                algorithm(apiKeys, key, now).ifPresent(name -> counts.merge(name, 1L, Long::sum));
            }
            next = page.next();
            query = query.withAfter(next);
        } while (next != null);
        return counts;
    }

    /**
     * Tells the algorithm of one key's hash that is due for replacement.
     *
     * @param apiKeys whose key it is
     * @param key the key
     * @param now the time for which a status is told
     * @return such as {@code sha512}; empty if there is none, or the key is revoked or expired
     */
    public static Optional<String> algorithm(ApiKeys apiKeys, ApiKey key, Instant now) {
        KeyStatus status = key.status(now);
        boolean ended = status == KeyStatus.REVOKED || status == KeyStatus.EXPIRED;
        return ended
                ? Optional.empty()
                : key.secrets().stream()
                        .filter(secret -> secret.isLive(now) && apiKeys.hasLegacyHash(secret))
                        .map(KeySecret::algorithm)
                        .findFirst();
    }
}
