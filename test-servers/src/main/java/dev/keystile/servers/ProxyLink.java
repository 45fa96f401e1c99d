package dev.keystile.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One connection through a {@link TcpProxy}: two sockets, and a thread for each direction. */
final class ProxyLink {
    private static final int CHUNK = 8192;

    private final Socket client;
    private final Socket server = new Socket();
    private final int targetPort;
    private final Supplier<Passage> passage;
    private final Consumer<ProxyLink> onClose;
    private volatile boolean mute;
    private volatile boolean ending;

    ProxyLink(Socket client, int targetPort, Supplier<Passage> passage, Consumer<ProxyLink> onClose) {
        this.client = client;
        this.targetPort = targetPort;
        this.passage = passage;
        this.onClose = onClose;
    }

    /** Something that ends with an error when its sockets are closed. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Closed, by either side or by the test.
            }
        });
        thread.setName("tcp-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    void start() {
        start(this::connect);
    }

    private void connect() throws IOException {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
        } catch (IOException e) {
            close();
            throw e;
        }
        start(() -> pump(client, server, true));
        pump(server, client, false);
    }

    private void pump(Socket from, Socket to, boolean request) throws IOException {
        byte[] buffer = new byte[CHUNK];
        try {
            int read;
            while (!ending && (read = from.getInputStream().read(buffer)) >= 0) {
                byte[] passed = passage.get().pass(this, Arrays.copyOf(buffer, read), request);
                to.getOutputStream().write(passed);
            }
        } finally {
            close();
        }
    }

    /** Lets no byte pass any more. */
    void fallSilent() {
        mute = true;
    }

    boolean isMute() {
        return mute;
    }

    /** Closes the connection when the bytes have passed that are under way. */
    void endAfterThis() {
        ending = true;
    }

    void close() {
        onClose.accept(this);
        closeQuietly(client);
        closeQuietly(server);
    }

    void reset() {
        try {
            client.setSoLinger(true, 0);
            server.setSoLinger(true, 0);
        } catch (IOException e) {
            // Closed meanwhile: then there is nothing to reset.
        }
        close();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
