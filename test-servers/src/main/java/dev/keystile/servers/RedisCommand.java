package dev.keystile.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a Redis server one thing, without a client library. */
final class RedisCommand {
    private static final int TIMEOUT_MILLIS = 2000;

    private RedisCommand() {}

    /**
     * Runs commands whose arguments hold no blanks, on one connection.
     *
     * @return the last answer, if it is text, a number or nothing; errors begin with {@code -}
     */
    static String run(int port, String... commands) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String answer = "";
            for (String command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                answer = read(in);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean answers(int port) {
        try {
            String answer = run(port, "PING");
            // Whoever wants a password first is up as well.
            return answer.equals("PONG") || answer.startsWith("-NOAUTH");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static String read(InputStream in) throws IOException {
        String line = line(in);
        return switch (line.isEmpty() ? '-' : line.charAt(0)) {
            case '+', ':' -> line.substring(1);
            case '$' -> bulk(in, Integer.parseInt(line.substring(1)));
            default -> line;
        };
    }

    private static String bulk(InputStream in, int length) throws IOException {
        return length < 0 ? "" : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
