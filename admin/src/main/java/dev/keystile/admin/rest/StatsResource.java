package dev.keystile.admin.rest;

import dev.keystile.admin.access.Need;
import dev.keystile.admin.http.Answer;
import dev.keystile.admin.http.Call;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.http.Route;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Numbers for a dashboard: of all keys, and of the verifications on this node. */
public final class StatsResource {
    private final KeyCensus census;
    private final Function<Instant, List<MinuteCounts>> verifications;
    private final Json json;
    private final KeyJson keyJson;
    private final InstantSource clock;

    /**
     * The resource.
     *
     * @param census counts the keys
     * @param verifications tells the counts of the last day until a time
     * @param json writes bodies
     * @param clock the clock
     */
    public StatsResource(
            KeyCensus census, Function<Instant, List<MinuteCounts>> verifications, Json json, InstantSource clock) {
        this.census = census;
        this.verifications = verifications;
        this.json = json;
        this.keyJson = new KeyJson(json, clock);
        this.clock = clock;
    }

    /**
     * Tells its routes.
     *
     * @return rows for the table
     */
    public List<Route> routes() {
        return List.of(new Route("GET", "/api/v1/stats", Need.OPERATOR_READ, this::show));
    }

    private Answer show(Call call) {
        call.query();
        ObjectNode stats = census.ask(this::stats);
        verifications(stats.putObject("verifications"), clock.instant());
        return Answer.ok(json.body(stats));
    }

    private ObjectNode stats(Census counted) {
        ObjectNode stats = json.object();
        stats.put("asOf", counted.asOf.toString());
        stats.put("complete", counted.complete);
        ObjectNode keys = stats.putObject("keys");
        counted.byStatus.forEach((status, count) -> keys.put(status.name().toLowerCase(Locale.ROOT), count));
        top(stats.putObject("expiringSoon"), counted.expiringSoon).put("within", "30d");
        top(stats.putObject("unused"), counted.unused).put("since", "90d");
        ObjectNode legacy = stats.putObject("legacyHashes");
        counted.legacyHashes.forEach(legacy::put);
        return stats;
    }

    private ObjectNode top(ObjectNode node, TopKeys keys) {
        node.put("count", keys.count());
        ArrayNode items = node.putArray("items");
        keys.first().forEach(seen -> items.add(keyJson.key(seen.key(), seen.usage())));
        return node;
    }

    private void verifications(ObjectNode node, Instant now) {
        List<MinuteCounts> minutes = verifications.apply(now);
        node.put("since", minutes.isEmpty() ? null : minutes.get(0).at().toString());
        node.put("step", "PT1M");
        ArrayNode points = node.putArray("points");
        for (MinuteCounts minute : minutes) {
            ObjectNode point =
                    points.addObject().put("at", minute.at().toString()).put("accepted", minute.accepted());
            ObjectNode rejected = point.putObject("rejected");
            minute.rejected().forEach(rejected::put);
        }
    }
}
