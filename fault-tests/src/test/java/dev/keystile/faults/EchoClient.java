package dev.keystile.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection to an {@link EchoServer}, impatient. */
final class EchoClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 300;

    private final Socket socket;

    EchoClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends bytes and reads as many, or fewer if the connection ends. */
    byte[] echo(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return read(bytes.length);
    }

    byte[] read(int length) throws IOException {
        return socket.getInputStream().readNBytes(length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
