package dev.keystile.servers;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster of three masters without replicas, which share all slots. */
public final class RedisCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SLOTS = 16_384;
    private static final int NODES = 3;
    private static final String[] SETTINGS = {"cluster-enabled yes", "cluster-node-timeout 10000"};

    private final List<RedisServer> nodes;

    private RedisCluster(List<RedisServer> nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts it, and waits until each node knows where each slot is.
     *
     * @return the cluster, to be closed
     */
    public static RedisCluster start() {
        return start(() -> RedisServer.startUnnoted(SETTINGS), "");
    }

    /**
     * Starts one whose nodes are reached by TLS, by clients and by each other.
     *
     * @param tls tells the lines of redis.conf for a port with TLS
     * @return the cluster, to be closed
     */
    public static RedisCluster startWithTls(IntFunction<String[]> tls) {
        String[] settings =
                Stream.concat(Stream.of(SETTINGS), Stream.of("tls-cluster yes")).toArray(String[]::new);
        return start(() -> RedisServer.startUnnotedWithTls(tls, settings), " with TLS");
    }

    private static RedisCluster start(Supplier<RedisServer> starter, String kind) {
        List<RedisServer> nodes = Stream.generate(starter).limit(NODES).toList();
        for (int i = 0; i < NODES; i++) {
            nodes.get(i).run("CLUSTER ADDSLOTS " + slots(i));
            nodes.get(i).run("CLUSTER MEET 127.0.0.1 " + nodes.get(0).announcedPort());
        }
        RedisCluster cluster = new RedisCluster(nodes);
        cluster.awaitHealthy();
        RanOn.note("Redis " + nodes.get(0).version() + " Cluster (3 masters)" + kind);
        return cluster;
    }

    private static String slots(int node) {
        return IntStream.range(node * SLOTS / NODES, (node + 1) * SLOTS / NODES)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }

    /**
     * Tells where the nodes are.
     *
     * @return such as {@code redis-cluster://127.0.0.1:20001,127.0.0.1:20002,127.0.0.1:20003}
     */
    public String url() {
        return "redis-cluster://"
                + nodes.stream()
                        .map(node -> "127.0.0.1:" + node.announcedPort())
                        .collect(Collectors.joining(","));
    }

    /**
     * Tells the nodes.
     *
     * @return three of them
     */
    public List<RedisServer> nodes() {
        return nodes;
    }

    /** Waits until each node is up and says that the cluster is whole. */
    public void awaitHealthy() {
        Pause.until("a whole cluster", PATIENCE, () -> nodes.stream().allMatch(RedisCluster::isHealthy));
    }

    private static boolean isHealthy(RedisServer node) {
        String info = node.run("CLUSTER INFO");
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + NODES);
    }

    /** Ends all nodes and deletes their data. */
    @Override
    public void close() {
        nodes.forEach(RedisServer::close);
    }
}
