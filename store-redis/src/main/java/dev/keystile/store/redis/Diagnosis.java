package dev.keystile.store.redis;

import dev.keystile.spi.Finding;
import dev.keystile.spi.StoreException;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisAccessControlException;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at the server that keeps the namespace as an operator would. */
final class Diagnosis {
    private static final int MUCH_MEMORY = 90;

    private final Redis redis;
    private final Replication replication;
    private final Clock clock;

    Diagnosis(Redis redis, Replication replication, Clock clock) {
        this.redis = redis;
        this.replication = replication;
        this.clock = clock;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(connection());
            Optional<ServerInfo> server = allowed(Commands.info()).map(ServerInfo::new);
            findings.addAll(server.map(this::told).orElseGet(() -> List.of(unknown("settings", "INFO"))));
            findings.add(clocks());
            findings.add(feed());
        } catch (StoreException e) {
            findings.add(Finding.error(
                    "connection", e.getMessage() + ": check that Redis runs and that this user may use it"));
        }
        return findings;
    }

    private Finding connection() {
        CommandObject<Long> question = Commands.exists(redis.names().changes());
        redis.ask("answer", question);
        long start = System.nanoTime();
        redis.ask("answer", question);
        return Finding.ok(
                "connection", "Redis answers in " + TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start) + " µs");
    }

    private List<Finding> told(ServerInfo server) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                server.isTooOld()
                        ? Finding.error("version", ServerRisks.tooOld(server))
                        : Finding.ok("version", "Redis " + server.version()));
        findings.addAll(ServerRisks.of(server));
        if (server.cannotAppend()) {
            findings.add(Finding.error(
                    "persistence", "the last write to the append-only file failed: see to the server's disk"));
        }
        if (server.memoryInUse() >= MUCH_MEMORY) {
            findings.add(Finding.warning(
                    "memory",
                    server.memoryInUse()
                            + " % of maxmemory is in use, and writes fail at 100 %: raise it, or purge keys"));
        }
        findings.add(replicas(server));
        return findings;
    }

    private Finding replicas(ServerInfo server) {
        int wanted = replication.replicas() == Replication.AUTO ? 0 : replication.replicas();
        String found = server.replicas() + " replicas are in step";
        if (server.isReplica()) {
            return Finding.error(
                    "replicas",
                    "this server is a replica, which takes no writes and lags: give the master, or Sentinels, or a cluster");
        }
        return server.replicas() < wanted
                ? Finding.error(
                        "replicas",
                        found + ", and writes wait for " + wanted + ", so they fail: see to the replicas, or lower"
                                + " wait-replicas")
                : Finding.ok("replicas", found + ", and writes wait for " + (wanted == 0 ? waitedFor(server) : wanted));
    }

    private static long waitedFor(ServerInfo server) {
        return Math.min(1, server.replicas());
    }

    private Finding clocks() {
        Instant before = clock.instant();
        Optional<Instant> theirs = allowed(Commands.time()).map(Diagnosis::instant);
        Instant after = clock.instant();
        return theirs.map(time -> Finding.clock(before, time, after)).orElseGet(() -> unknown("clock", "TIME"));
    }

    private static Instant instant(List<String> time) {
        return Instant.ofEpochSecond(Long.parseLong(time.get(0))).plus(Long.parseLong(time.get(1)), ChronoUnit.MICROS);
    }

    private Finding feed() {
        long length = redis.ask(
                        "tell its changes", Commands.streamLength(redis.names().changes()))
                .orElseThrow(() -> new StoreException(
                        redis.names().changes() + " is no stream, and others are told no changes: delete it", null));
        return Finding.ok("feed", "the stream of changes holds " + length + " entries");
    }

    private static Finding unknown(String subject, String command) {
        return Finding.warning(
                subject, "not known, since this user may not use " + command + ": allow it (+" + lower(command) + ")");
    }

    private static String lower(String command) {
        return command.toLowerCase(Locale.ROOT);
    }

    /** Empty if the user may not ask. */
    private <T> Optional<T> allowed(CommandObject<T> command) {
        return redis.askTogether("say how it is", pipeline -> allowed(pipeline, command));
    }

    private static <T> Optional<T> allowed(Pipeline pipeline, CommandObject<T> command) {
        Response<T> answer = pipeline.appendCommand(command);
        pipeline.sync();
        try {
            return Optional.of(answer.get());
        } catch (JedisAccessControlException e) {
            return Optional.empty();
        }
    }
}
