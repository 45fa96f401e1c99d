package dev.keystile.store.redis;

import dev.keystile.spi.StoreConfig;
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
    static final String AUTO_TEXT = "auto";
    static final int MAX_REPLICAS = 10;
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(1);
    static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
    static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);
    /** Well within any sensible timeout of the connection. */
    private static final Duration SLICE = Duration.ofMillis(100);

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if a value is bad
     */
    static Replication of(StoreConfig config) {
        return new Replication(
                replicas(config),
                config.duration(RedisOption.WAIT_TIMEOUT.optionName(), DEFAULT_TIMEOUT, MIN_TIMEOUT, MAX_TIMEOUT));
    }

    private static int replicas(StoreConfig config) {
        String text = RedisOption.WAIT_REPLICAS.in(config);
        if (text == null || text.equals(AUTO_TEXT)) {
            return AUTO;
        }
        try {
            return config.integer(RedisOption.WAIT_REPLICAS.optionName(), 1, 0, MAX_REPLICAS);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", or " + AUTO_TEXT, e);
        }
    }

    static int checkedReplicas(int replicas) {
        if (replicas < 0 || replicas > MAX_REPLICAS) {
            throw new IllegalArgumentException(
                    "the number of replicas to wait for is " + replicas + ": give 0 to " + MAX_REPLICAS);
        }
        return replicas;
    }

    static Duration checkedTimeout(Duration timeout) {
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("the time to wait for replicas is " + timeout + ": give " + MIN_TIMEOUT
                    + " to " + MAX_TIMEOUT + ", such as " + DEFAULT_TIMEOUT);
        }
        return timeout;
    }

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
