package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.jvm.ChildJvm;
import dev.keystile.benchmarks.window.Subject;
import dev.keystile.benchmarks.window.Window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** A variant in its own JVM, and the load that it gets. */
final class ServerUnderLoad implements Subject, AutoCloseable {
    private final Variant variant;
    private final Load load;
    private final Traffic traffic;
    private final ChildJvm server;

    private ServerUnderLoad(Variant variant, Load load, Traffic traffic, ChildJvm server) {
        this.variant = variant;
        this.load = load;
        this.traffic = traffic;
        this.server = server;
    }

    static ServerUnderLoad start(Variant variant, Load load, Traffic goodKeys) throws IOException {
        ChildJvm server = ChildJvm.start(
                BenchmarkServer.class,
                variant.name(),
                goodKeys.file().toString(),
                variant.store().freshUrl());
        return new ServerUnderLoad(variant, load, goodKeys, server);
    }

    /** The same server under other load. */
    ServerUnderLoad under(Load otherLoad, Traffic otherTraffic) {
        return new ServerUnderLoad(variant, otherLoad, otherTraffic, server);
    }

    @Override
    public String name() {
        return variant.label();
    }

    @Override
    public Window measure(Duration length) throws IOException, InterruptedException {
        Duration before = server.cpuTime();
        Window window = load.run(port(), traffic, length);
        return window.withCpuSeconds(server.cpuTime().minus(before).toNanos() / 1e9);
    }

    int port() {
        return Integer.parseInt(server.ready());
    }

    long ask(String command) throws IOException {
        return Long.parseLong(server.ask(command));
    }

    /** Profiles one more window, which counts for nothing else. */
    void profile(Duration length, Path folder) throws IOException, InterruptedException {
        server.ask("profile");
        measure(length);
        server.ask("profiled "
                + folder.resolve("profile-" + variant.name().toLowerCase(Locale.ROOT))
                        .toAbsolutePath());
    }

    @Override
    public void close() {
        server.close();
    }
}
