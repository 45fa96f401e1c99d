package dev.keystile.store.redis;

import dev.keystile.spi.StoreException;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Response;

import java.time.Duration;

/**
 * Waits for replicas to have what was written, so that it outlives the master.
 *
 * @param replicas how many; {@link #AUTO} for one if the master has any at that time
 * @param timeout how long
 */
record Replication(int replicas, Duration timeout) {
    static final int AUTO = -1;
    /** Well within any sensible timeout of the connection. */
    private static final Duration SLICE = Duration.ofMillis(100);

    /**
     * Waits on the connection that has written: a server knows only of that one's writes.
     *
     * @throws StoreException if too few replicas acknowledge in time
     */
    void await(Pipeline pipeline) {
        int wanted = replicas == AUTO ? connected(pipeline) : replicas;
        if (wanted == 0) {
            return;
        }
        long end = System.nanoTime() + timeout.toNanos();
        long acknowledged = acknowledged(pipeline, wanted);
        while (acknowledged < wanted && System.nanoTime() < end) {
            acknowledged = acknowledged(pipeline, wanted);
        }
        if (acknowledged < wanted) {
            throw new StoreException(tooFew(wanted, acknowledged), null);
        }
    }

    private static int connected(Pipeline pipeline) {
        Response<String> info = pipeline.appendCommand(Commands.info("replication"));
        pipeline.sync();
        return new ServerInfo(info.get()).hasReplica() ? 1 : 0;
    }

    private static long acknowledged(Pipeline pipeline, int wanted) {
        Response<Long> answer = pipeline.appendCommand(Commands.awaitReplicas(wanted, SLICE));
        pipeline.sync();
        return answer.get();
    }

    private String tooFew(int wanted, long acknowledged) {
        return "the write is on the Redis master, but within " + timeout + " only " + acknowledged + " of " + wanted
                + " replicas acknowledged it, so a fail-over could undo it: repeat the call, and see to the replicas";
    }
}
