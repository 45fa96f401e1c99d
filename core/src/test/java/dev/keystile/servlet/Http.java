package dev.keystile.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly what it is told, over a connection of its own, and follows nothing. */
record Http(int port) {
    private static final int PATIENCE_MILLIS = 20_000;

    Reply get(String target, String... headers) {
        return request("GET", target, headers);
    }

    /** Each header is a whole line, such as {@code X-API-Key: secret}. */
    Reply request(String method, String target, String... headers) {
        return raw(head(method, target, headers) + "\r\n");
    }

    Reply postForm(String target, String form, String... headers) {
        String body = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form;
        return raw(head("POST", target, headers) + body);
    }

    private static String head(String method, String target, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines;
    }

    /** Sends the characters as ISO 8859-1 bytes. The request must make the server close the connection. */
    Reply raw(String request) {
        return Reply.parse(exchange(request));
    }

    /** Sends several requests at once and tells the bytes of all answers. The last must make the server close. */
    byte[] exchange(String requests) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
