package dev.keystile.servers;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Redis master with two replicas, watched by three Sentinels, that fail over about two seconds after the master has
 * stopped to answer. A master that was killed and restarted comes back as a replica.
 */
public final class RedisSentinel implements AutoCloseable {
    private static final String MASTER_NAME = "keystile";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<RedisServer> servers;
    private final List<Sentinel> sentinels;
    /** What a Sentinel is asked before it tells anything. */
    private final String greeting;

    /** A Sentinel, and the port where clients and other Sentinels ask it. */
    private record Sentinel(RedisProcess process, int announcedPort) {}

    private RedisSentinel(List<RedisServer> servers, List<Sentinel> sentinels, String greeting) {
        this.servers = servers;
        this.sentinels = sentinels;
        this.greeting = greeting;
    }

    /**
     * Starts all of them, and waits until the replicas are in step and the Sentinels know each other.
     *
     * @return the topology, to be closed
     */
    public static RedisSentinel start() {
        return start(RedisServer::startUnnoted, masterPort -> sentinel(masterPort, List.of()), "PING", "");
    }

    /**
     * Starts Sentinels that tell nothing without a password; the servers have none.
     *
     * @param username who may ask, beside the default user
     * @param password the password of both
     * @return the topology, to be closed
     */
    public static RedisSentinel startWithPassword(String username, String password) {
        List<String> settings =
                List.of("requirepass " + password, "user " + username + " on >" + password + " allchannels +@all");
        return start(
                RedisServer::startUnnoted,
                masterPort -> sentinel(masterPort, settings),
                "AUTH " + password,
                " with a password");
    }

    /**
     * Starts servers and Sentinels that are reached by TLS, by clients and by each other.
     *
     * @param tls tells the lines of redis.conf for a port with TLS
     * @return the topology, to be closed
     */
    public static RedisSentinel startWithTls(IntFunction<String[]> tls) {
        return start(
                settings -> RedisServer.startUnnotedWithTls(tls, with("tls-replication yes", settings)),
                masterPort -> {
                    int port = FreePorts.next();
                    return new Sentinel(
                            process(masterPort, List.of(with("tls-replication yes", tls.apply(port)))), port);
                },
                "PING",
                " with TLS");
    }

    private static String[] with(String one, String... others) {
        return Stream.concat(Stream.of(one), Stream.of(others)).toArray(String[]::new);
    }

    private static RedisSentinel start(
            Function<String[], RedisServer> server, IntFunction<Sentinel> sentinel, String greeting, String kind) {
        RedisServer master = server.apply(new String[0]);
        String[] following = {"replicaof 127.0.0.1 " + master.announcedPort()};
        List<RedisServer> servers = List.of(master, server.apply(following), server.apply(following));
        List<Sentinel> sentinels = Stream.generate(() -> sentinel.apply(master.announcedPort()))
                .limit(3)
                .toList();
        RedisSentinel topology = new RedisSentinel(servers, sentinels, greeting);
        topology.awaitHealthy();
        RanOn.note("Redis " + master.version() + " Sentinel" + kind + " (a master, 2 replicas, 3 Sentinels)");
        return topology;
    }

    private static Sentinel sentinel(int masterPort, List<String> settings) {
        RedisProcess process = process(masterPort, settings);
        return new Sentinel(process, process.port());
    }

    private static RedisProcess process(int masterPort, List<String> settings) {
        int port = FreePorts.next();
        List<String> config = new ArrayList<>(settings);
        Collections.addAll(
                config,
                "port " + port,
                "bind 127.0.0.1",
                "sentinel monitor " + MASTER_NAME + " 127.0.0.1 " + masterPort + " 2",
                "sentinel down-after-milliseconds " + MASTER_NAME + " 2000",
                "sentinel failover-timeout " + MASTER_NAME + " 6000");
        return new RedisProcess(port, config, "--sentinel");
    }

    /**
     * Tells where the Sentinels are and what they call the master.
     *
     * @return such as {@code redis-sentinel://127.0.0.1:20001,127.0.0.1:20002/keystile}
     */
    public String url() {
        return "redis-sentinel://"
                + sentinels.stream()
                        .map(sentinel -> "127.0.0.1:" + sentinel.announcedPort())
                        .collect(Collectors.joining(","))
                + "/" + MASTER_NAME;
    }

    /**
     * Tells what the Sentinels call the master.
     *
     * @return the name
     */
    public String masterName() {
        return MASTER_NAME;
    }

    /**
     * Tells all servers, in the order in which they were started.
     *
     * @return the first master and its replicas
     */
    public List<RedisServer> servers() {
        return servers;
    }

    /**
     * Tells which server the Sentinels take for the master now.
     *
     * @return one of {@link #servers}
     */
    public RedisServer master() {
        int port = masterPort(sentinels.get(0));
        return servers.stream()
                .filter(server -> server.announcedPort() == port)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a master answers, each other server that is up follows it, and all Sentinels agree on that. */
    public void awaitHealthy() {
        Pause.until("a master with two replicas and three Sentinels", PATIENCE, this::isHealthy);
    }

    /**
     * Waits until all Sentinels take another server for the master.
     *
     * @param before the one that was the master
     */
    public void awaitOtherMaster(RedisServer before) {
        Pause.until(
                "the fail-over",
                PATIENCE,
                () -> sentinels.stream().allMatch(s -> masterPort(s) != before.announcedPort()));
    }

    private boolean isHealthy() {
        try {
            RedisServer master = master();
            return sentinels.stream().allMatch(s -> masterPort(s) == master.announcedPort() && knowsTheOthers(s))
                    && master.info("role").equals("master")
                    && master.info("connected_slaves").equals("2")
                    && servers.stream()
                            .filter(server -> server != master)
                            .allMatch(
                                    server -> server.info("master_link_status").equals("up"));
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private int masterPort(Sentinel sentinel) {
        return Integer.parseInt(value(info(sentinel), "address=127.0.0.1:"));
    }

    private String info(Sentinel sentinel) {
        return RedisCommand.run(sentinel.process().port(), greeting, "INFO sentinel");
    }

    private boolean knowsTheOthers(Sentinel sentinel) {
        String info = info(sentinel);
        return value(info, "sentinels=").equals("3") && value(info, "slaves=").equals("2");
    }

    private static String value(String info, String name) {
        int start = info.lastIndexOf(name) + name.length();
        return info.substring(start).replaceFirst("(?s)[,\r\n].*", "");
    }

    /** Ends all of them and deletes their data. */
    @Override
    public void close() {
        sentinels.forEach(sentinel -> sentinel.process().close());
        servers.forEach(RedisServer::close);
    }
}
