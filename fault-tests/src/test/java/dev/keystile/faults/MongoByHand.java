package dev.keystile.faults;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What docs/stores/mongo.md says to type into mongosh, as the command that it sends. */
final class MongoByHand {
    private MongoByHand() {}

    static String revocationOf(List<String> ids) {
        return "{update: 'keystile_key', updates: [{multi: true, q: {_id: {$in: " + quoted(ids) + "}, revokedAt: null},"
                + " u: {$set: {revokedAt: {$date: '" + Instant.now().truncatedTo(ChronoUnit.MILLIS)
                + "'}, revokedReason: 'leaked'}, $inc: {version: {$numberLong: '1'}}}}]}";
    }

    private static List<String> quoted(List<String> ids) {
        return ids.stream().map(id -> "'" + id + "'").toList();
    }
}
