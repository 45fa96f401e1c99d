package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.window.Latencies;
import dev.keystile.benchmarks.window.Subject;
import dev.keystile.benchmarks.window.Window;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A server under a flood. The latencies of its windows are those of the one client that has a good key. */
final class Flooded implements Subject {
    private final ServerUnderLoad flood;
    private final Traffic goodKeys;

    Flooded(ServerUnderLoad flood, Traffic goodKeys) {
        this.flood = flood;
        this.goodKeys = goodKeys;
    }

    @Override
    public String name() {
        return flood.name();
    }

    @Override
    public Window measure(Duration length) throws Exception {
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            Future<Latencies> latencies = client.submit(new Probe(flood.port(), goodKeys, length));
            return flood.measure(length).withLatencies(latencies.get());
        } finally {
            client.shutdown();
        }
    }
}
