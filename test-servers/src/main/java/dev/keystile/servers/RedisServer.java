package dev.keystile.servers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A real Redis server on loopback, on a port that stays its own. It writes an append-only file before it acknowledges
 * ({@code everysec} may lose writes to a kill while the disk is busy), so what it has acknowledged survives
 * {@link #kill} and {@link #restart}.
 */
public final class RedisServer implements AutoCloseable {
    private final RedisProcess process;
    private final int announcedPort;

    private RedisServer(RedisProcess process, int announcedPort) {
        this.process = process;
        this.announcedPort = announcedPort;
    }

    /**
     * Starts a server.
     *
     * @param settings lines of redis.conf, such as {@code "maxmemory 100mb"}
     * @return the server, to be closed
     */
    public static RedisServer start(String... settings) {
        RedisServer server = startUnnoted(settings);
        RanOn.note("Redis " + server.version() + " standalone");
        return server;
    }

    /** Starts a server that is part of something larger. */
    static RedisServer startUnnoted(String... settings) {
        int port = FreePorts.next();
        return start(port, port, List.of(settings));
    }

    /**
     * Starts one that others reach by TLS; tests reach it without.
     *
     * @param tls tells the settings for a port with TLS
     */
    static RedisServer startUnnotedWithTls(IntFunction<String[]> tls, String... settings) {
        int port = FreePorts.next();
        List<String> all = new ArrayList<>(List.of(tls.apply(port)));
        Collections.addAll(all, settings);
        return start(FreePorts.next(), port, all);
    }

    private static RedisServer start(int port, int announcedPort, List<String> settings) {
        List<String> lines = new ArrayList<>(List.of(
                "port " + port,
                "bind 127.0.0.1",
                "save \"\"",
                "appendonly yes",
                "appendfsync always",
                "repl-diskless-sync-delay 0"));
        lines.addAll(settings);
        return new RedisServer(new RedisProcess(port, lines), announcedPort);
    }

    /**
     * Tells where it is.
     *
     * @return such as {@code redis://127.0.0.1:20001}
     */
    public String url() {
        return "redis://127.0.0.1:" + port();
    }

    /**
     * Tells its port.
     *
     * @return the same before and after a restart
     */
    public int port() {
        return process.port();
    }

    /** Where the rest of something larger, and its clients, reach it. */
    int announcedPort() {
        return announcedPort;
    }

    /**
     * Tells its version.
     *
     * @return such as {@code 6.2.11}
     */
    public String version() {
        return RedisBinary.version();
    }

    /**
     * Runs a command whose arguments hold no blanks.
     *
     * @param command such as {@code FLUSHALL}
     * @return the answer, if it is text or a number; errors begin with {@code -}
     */
    public String run(String command) {
        return RedisCommand.run(port(), command);
    }

    /**
     * Tells one line of what {@code INFO} says.
     *
     * @param name such as {@code role}
     * @return its value; empty if there is none
     */
    public String info(String name) {
        return run("INFO everything")
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** Ends the process at once, as a crash does. */
    public void kill() {
        process.kill();
    }

    /** Starts it again with its data, after {@link #kill}. */
    public void restart() {
        process.kill();
        process.start();
    }

    /** Starts it again without any data. */
    public void restartEmpty() {
        process.kill();
        process.deleteData();
        process.start();
    }

    /** Halts the process: connections stay open, and nothing is answered. */
    public void freeze() {
        process.signal("STOP");
    }

    /** Lets a frozen process go on. */
    public void thaw() {
        process.signal("CONT");
    }

    /** Ends it and deletes its data. */
    @Override
    public void close() {
        process.close();
    }
}
