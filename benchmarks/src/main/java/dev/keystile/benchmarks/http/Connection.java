package dev.keystile.benchmarks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection with at most one request under way. */
final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(16 * 1024);
    private long sentAt;

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection open(InetAddress address, int port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.bind(new InetSocketAddress(address, 0));
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return new Connection(channel);
    }

    static ByteBuffer request(String key) {
        byte[] text = ("GET /hello HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.wrap(text);
    }

    SocketChannel channel() {
        return channel;
    }

    void send(ByteBuffer request) throws IOException {
        ByteBuffer rest = request.duplicate();
        sentAt = System.nanoTime();
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Reads what is there. Tells the status when the answer is complete; -1 as long as it is not. */
    int receive() throws IOException {
        if (channel.read(answer) < 0) {
            throw new IOException("the server has closed a connection: this client keeps them open");
        }
        int status = Answer.status(answer);
        if (status >= 0) {
            answer.clear();
        }
        return status;
    }

    long nanosSinceSent() {
        return System.nanoTime() - sentAt;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
