package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.window.Latencies;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** One well-behaved client: a good key every few milliseconds, whatever else the server has to do. */
final class Probe implements Callable<Latencies> {
    private static final long PAUSE_MILLIS = 5;

    private final int port;
    private final List<ByteBuffer> requests;
    private final Duration length;

    Probe(int port, Traffic goodKeys, Duration length) {
        this.port = port;
        this.requests = goodKeys.keys().stream().map(Connection::request).toList();
        this.length = length;
    }

    @Override
    public Latencies call() throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        try (Connection connection = Connection.open(InetAddress.getLoopbackAddress(), port)) {
            for (int i = 0; System.nanoTime() - start < length.toNanos(); i++) {
                connection.send(requests.get(i % requests.size()));
                while (connection.receive() < 0) {
                    // It blocks until there is more.
                }
                latencies.add(connection.nanosSinceSent());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return latencies;
    }
}
