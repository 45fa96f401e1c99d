package dev.keystile.store.jdbc;

import dev.keystile.spi.StoreConfig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Stands between a store and its server. It falls silent when told to, as a network does whose cable is cut. */
final class DeadNetwork implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");

    private final ServerSocket entrance;
    private final int serverPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean isDead;

    DeadNetwork(StoreConfig server) throws IOException {
        Matcher port = PORT.matcher(server.url());
        assertThat(port.find()).isTrue();
        serverPort = Integer.parseInt(port.group(1));
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** What is sent from now on is lost, and whoever connects gets no answer. */
    void die() {
        isDead = true;
    }

    /** Passes on what is sent from now on. Connections that have lost something stay silent. */
    void revive() {
        isDead = false;
    }

    /** The same server, by way of this network. */
    StoreConfig through(StoreConfig config) {
        StoreConfig changed =
                StoreConfig.of(PORT.matcher(config.url()).replaceFirst("localhost:" + entrance.getLocalPort()));
        for (var option : config.options().entrySet()) {
            changed = changed.with(option.getKey(), option.getValue());
        }
        return changed;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.addAll(List.of(client, server));
            if (entrance.isClosed()) {
                // It came in while this network was closed, and was not among the sockets yet.
                closeSockets();
            }
            start(() -> pass(client.getInputStream(), server.getOutputStream()));
            start(() -> pass(server.getInputStream(), client.getOutputStream()));
        }
    }

    private void pass(InputStream in, OutputStream out) throws IOException {
        byte[] bytes = new byte[8192];
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (!isDead) {
                out.write(bytes, 0, read);
            }
        }
    }

    /** Something that ends when its sockets are closed. */
    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // Closed, by either side or by the test.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        closeSockets();
    }

    private void closeSockets() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
