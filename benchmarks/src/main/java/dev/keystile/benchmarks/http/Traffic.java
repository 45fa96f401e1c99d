package dev.keystile.benchmarks.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What clients send: always {@code GET /hello} with {@code X-API-Key}, over connections that stay open.
 *
 * @param keys the presented keys, sent in turn
 * @param file the same, one in each line, for programs that are not Java
 * @param status the only status that is expected
 * @param addresses how many client addresses there are, each with a connection of its own; at least 16 connections
 */
record Traffic(List<String> keys, Path file, int status, int addresses) {
    private static final int CONNECTIONS = 16;

    static Traffic of(List<String> keys, int status, int addresses) throws IOException {
        Path file = Files.createTempFile("keystile-benchmark", ".keys");
        file.toFile().deleteOnExit();
        Files.write(file, keys);
        return new Traffic(keys, file, status, addresses);
    }

    int connections() {
        return Math.max(CONNECTIONS, addresses);
    }

    /** The address of a connection: 127.0.0.1 and on, all of them loopback on Linux. */
    InetAddress address(int connection) throws IOException {
        int number = connection % addresses;
        return InetAddress.getByAddress(new byte[] {127, 0, (byte) (number / 250), (byte) (1 + number % 250)});
    }
}
