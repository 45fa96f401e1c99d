package dev.keystile.store.redis;

import dev.keystile.spi.Finding;
import dev.keystile.spi.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisAccessControlException;

import java.util.Optional;

/** Looks at the server when the store is opened, and says what could lose keys. */
final class ServerCheck {
    /** What opening a store is for, to complete "could not". */
    static final String ACTION = "be reached (check the URL, that it runs, username and password)";

    private static final Logger LOG = LoggerFactory.getLogger(RedisKeyStore.class);

    private ServerCheck() {}

    /**
     * Looks at the server.
     *
     * @param replication what writes are to wait for
     * @return what they will wait for: not for a number that nobody may ask for
     * @throws StoreException if the server is out of reach or too old
     */
    static Replication run(Redis redis, Replication replication) {
        Optional<ServerInfo> told = redis.askTogether(ACTION, ServerCheck::info);
        told.ifPresent(ServerCheck::check);
        if (told.isPresent() || replication.replicas() != Replication.AUTO) {
            return replication;
        }
        LOG.warn("Writes do not wait for replicas: wait-replicas is auto, and this user may not use INFO to see whether"
                + " there are any. Allow INFO, or set wait-replicas to a number");
        return new Replication(0, replication.timeout());
    }

    private static Optional<ServerInfo> info(Pipeline pipeline) {
        Response<String> answer = pipeline.appendCommand(Commands.info());
        pipeline.sync();
        try {
            return Optional.of(new ServerInfo(answer.get()));
        } catch (JedisAccessControlException e) {
            return Optional.empty();
        }
    }

    private static void check(ServerInfo server) {
        if (server.isTooOld()) {
            throw new StoreException(ServerRisks.tooOld(server), null);
        }
        ServerRisks.of(server).stream()
                .filter(finding -> finding.severity() != Finding.Severity.OK)
                .forEach(finding -> LOG.warn(finding.message()));
    }
}
