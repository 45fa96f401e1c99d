package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.window.Latencies;
import dev.keystile.benchmarks.window.Window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;

/** A load generator with one thread, which can come from many addresses and expect any status. */
final class NioLoad implements Load {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public String name() {
        return "the load generator of this module";
    }

    @Override
    public Window run(int port, Traffic traffic, Duration length) throws IOException {
        List<ByteBuffer> requests =
                traffic.keys().stream().map(Connection::request).toList();
        try (Selector selector = Selector.open()) {
            Run run = new Run(selector, requests, traffic.status());
            try {
                for (int i = 0; i < traffic.connections(); i++) {
                    run.connect(traffic.address(i), port);
                }
                return run.until(length);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    ((Connection) key.attachment()).close();
                }
            }
        }
    }

    private static final class Run {
        private final Selector selector;
        private final List<ByteBuffer> requests;
        private final int status;
        private final Latencies latencies = new Latencies();
        private int next;
        private long unexpected;

        Run(Selector selector, List<ByteBuffer> requests, int status) {
            this.selector = selector;
            this.requests = requests;
            this.status = status;
        }

        void connect(InetAddress address, int port) throws IOException {
            Connection connection = Connection.open(address, port);
            connection.channel().configureBlocking(false);
            connection.channel().register(selector, SelectionKey.OP_READ, connection);
        }

        Window until(Duration length) throws IOException {
            long start = System.nanoTime();
            for (SelectionKey key : selector.keys()) {
                send((Connection) key.attachment());
            }
            while (System.nanoTime() - start < length.toNanos() || isStillSilent(start)) {
                selector.select(this::receive, 100);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Window(latencies.total(), unexpected, seconds, 0, 0, 0).withLatencies(latencies);
        }

        /** A window without any answer would be no window. */
        private boolean isStillSilent(long start) throws IOException {
            if (latencies.total() == 0 && System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("the server has answered nothing for " + PATIENCE);
            }
            return latencies.total() == 0;
        }

        private void receive(SelectionKey key) {
            Connection connection = (Connection) key.attachment();
            try {
                int answered = connection.receive();
                if (answered >= 0) {
                    latencies.add(connection.nanosSinceSent());
                    unexpected += answered == status ? 0 : 1;
                    send(connection);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void send(Connection connection) throws IOException {
            connection.send(requests.get(next));
            next = (next + 1) % requests.size();
        }
    }
}
