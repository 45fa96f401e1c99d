package dev.keystile.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it gets, and counts. */
final class EchoServer implements AutoCloseable {
    private final ServerSocket entrance;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger resets = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();

    EchoServer() {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int resets() {
        return resets.get();
    }

    int received() {
        return received.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                connections.incrementAndGet();
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        byte[] bytes = new byte[1024];
        try (client) {
            for (int read = client.getInputStream().read(bytes);
                    read >= 0;
                    read = client.getInputStream().read(bytes)) {
                received.addAndGet(read);
                client.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException e) {
            resets.incrementAndGet();
        } finally {
            connections.decrementAndGet();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
