package dev.keystile.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server on this machine, and does to their connections what networks do. Faults hold for
 * connections that exist and for new ones, until {@link #restore} or the next fault; {@link #cut} and {@link #reset} happen
 * once. A connection that lost bytes stays without them, restored or not: it is for the client to give it up.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final int targetPort;
    private final int port;
    private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();
    private volatile Passage passage = Passage.FREE;
    private @Nullable ServerSocket entrance;
    private volatile boolean closed;

    private TcpProxy(int targetPort) {
        this.targetPort = targetPort;
        this.port = open(FreePorts.next());
    }

    /**
     * Starts a proxy without a fault.
     *
     * @param targetPort where the server listens
     * @return the proxy
     */
    public static TcpProxy to(int targetPort) {
        return new TcpProxy(targetPort);
    }

    /**
     * Where clients connect, on the loopback address.
     *
     * @return the port
     */
    public int port() {
        return port;
    }

    /**
     * Counts the connections that are open now.
     *
     * @return how many
     */
    public int connections() {
        return links.size();
    }

    /** Ends the present fault. */
    public void restore() {
        passage = Passage.FREE;
        if (entrance == null) {
            open(port);
        }
    }

    /**
     * Holds each chunk of bytes, in both directions, for a while.
     *
     * @param time how long
     */
    public void delay(Duration time) {
        passage = Passage.delayed(time);
    }

    /** Nobody listens any more: new connections are refused, those that exist go on. */
    public void refuse() {
        closeEntrance();
    }

    /** Closes all connections now, as a server does that ends. */
    public void cut() {
        links.forEach(ProxyLink::close);
    }

    /** Resets all connections now: both sides get an error, and what was on the way is lost. */
    public void reset() {
        links.forEach(ProxyLink::reset);
    }

    /** Takes all bytes, in both directions, and passes none. */
    public void blackhole() {
        passage = Passage.SWALLOWED;
    }

    /** Passes what clients send, and none of the answers. */
    public void halfOpen() {
        passage = Passage.WITHOUT_ANSWERS;
    }

    /** Answers with as many bytes as the server does, but random ones. */
    public void garbage() {
        passage = Passage.GARBLED;
    }

    /**
     * Closes each connection in the middle of an answer.
     *
     * @param bytes how many bytes of answers still pass, over all connections
     */
    public void dropAfter(long bytes) {
        passage = Passage.until(bytes);
    }

    /**
     * Lets a connection fall silent, for good, as soon as a client sends this text on it; all others work. It separates
     * what a store follows changes with from what it reads keys with. A text that is split over two chunks is missed.
     *
     * @param text ASCII
     */
    public void mute(String text) {
        passage = Passage.mutedBy(text);
    }

    private int open(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            // Else the port stays taken for a while after a refusal.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
            entrance = socket;
            ProxyLink.start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) throws IOException {
        while (true) {
            Socket client = socket.accept();
            ProxyLink link = new ProxyLink(client, targetPort, () -> passage, links::remove);
            links.add(link);
            link.start();
            if (closed) {
                link.close();
            }
        }
    }

    private void closeEntrance() {
        try {
            if (entrance != null) {
                entrance.close();
                entrance = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        closeEntrance();
        cut();
    }
}
