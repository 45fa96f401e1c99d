package dev.keystile.benchmarks.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Servers that end together. */
final class Servers implements AutoCloseable {
    private final List<ServerUnderLoad> started = new ArrayList<>();

    ServerUnderLoad start(Variant variant, Load load, Traffic goodKeys) throws IOException {
        ServerUnderLoad server = ServerUnderLoad.start(variant, load, goodKeys);
        started.add(server);
        return server;
    }

    List<ServerUnderLoad> startAll(Collection<Variant> variants, Load load, Traffic goodKeys) throws IOException {
        List<ServerUnderLoad> servers = new ArrayList<>();
        for (Variant variant : variants) {
            servers.add(start(variant, load, goodKeys));
        }
        return servers;
    }

    @Override
    public void close() {
        started.forEach(ServerUnderLoad::close);
    }
}
