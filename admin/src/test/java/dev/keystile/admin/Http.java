package dev.keystile.admin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client that sends exactly what it is told over one connection, which it keeps while the server does. Answers are told with
 * their headers in lower case.
 */
final class Http implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;
    private final String[] always;
    private Socket socket = new Socket();

    /** With headers that each request has, as whole lines. */
    Http(int port, String... always) {
        this.port = port;
        this.always = always;
    }

    /** An answer. */
    record Reply(int status, Map<String, List<String>> headers, String body) {
        /** The only value of a header, or an empty text. */
        String header(String name) {
            List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
            if (values.size() > 1) {
                throw new IllegalStateException("more than one " + name + ": " + values);
            }
            return values.isEmpty() ? "" : values.get(0);
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String code() {
            return json().path("code").asString("");
        }

        String field() {
            return json().path("field").asString("");
        }
    }

    Reply get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    Reply post(String target, String json, String... headers) {
        return send("POST", target, json, with("Content-Type: application/json", headers));
    }

    Reply patch(String target, String json, String... headers) {
        return send("PATCH", target, json, with("Content-Type: application/merge-patch+json", headers));
    }

    Reply delete(String target, String... headers) {
        return send("DELETE", target, "", headers);
    }

    static String[] with(String header, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(header);
        return all.toArray(String[]::new);
    }

    Reply send(String method, String target, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        for (String header : always) {
            head.append(header).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (bytes.length > 0 || method.equals("POST") || method.equals("PATCH")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(bytes);
        return exchange(request.toByteArray(), method.equals("HEAD"));
    }

    /** The server may have closed the connection of the request before. */
    Reply exchange(byte[] request, boolean headOnly) {
        try {
            if (!socket.isConnected() || socket.isClosed()) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.setTcpNoDelay(true);
            }
            socket.getOutputStream().write(request);
            Reply reply = read(socket.getInputStream(), headOnly);
            if (reply.header("Connection").equalsIgnoreCase("close")) {
                socket.close();
            }
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply read(InputStream in, boolean headOnly) throws IOException {
        String status = line(in);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        Reply head = new Reply(Integer.parseInt(status.split(" ", 3)[1]), headers, "");
        byte[] body = headOnly ? new byte[0] : body(in, head);
        return new Reply(head.status(), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] body(InputStream in, Reply head) throws IOException {
        if (!head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            String length = head.header("Content-Length");
            return length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int length;
        do {
            length = Integer.parseInt(line(in), 16);
            body.writeBytes(in.readNBytes(length));
            line(in);
        } while (length > 0);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection after '" + line + "'");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
