package dev.keystile.servlet;

import java.util.Set;

/**
 * The raw request behind a title of {@link Matrix}: most titles are a request line, the others name what is unusual about
 * the headers.
 */
final class MatrixRequest {
    private static final String END_OF_LINE = "\r\n";

    /** Where what is unusual spoils the key. */
    private static final Set<String> SPOILT_KEYS = Set.of(
            "dup key",
            "dup auth",
            "comma key",
            "underscore hdr",
            "obs-fold",
            "space before colon",
            "empty",
            "inner ws",
            "byte e9 (latin1)",
            "utf8 c3a9",
            "byte ff",
            "NUL",
            "bare CR",
            "DEL 7f",
            "9000 char key");

    private MatrixRequest() {}

    static boolean hasSpoiltKey(String title) {
        return SPOILT_KEYS.contains(title);
    }

    static String withKey(String title, String key) {
        return raw(title, keyLines(title, key) + END_OF_LINE);
    }

    static String withoutKey(String title) {
        return raw(title, "");
    }

    private static String raw(String title, String keyLines) {
        return switch (title) {
            case "override" ->
                request("POST /api/x", "X-HTTP-Method-Override: GET\r\nContent-Length: 0\r\n" + keyLines);
            case "TE+CL" ->
                request("POST /api/x", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n" + keyLines) + "0\r\n\r\n";
            case "bare LF" -> request("GET /api/x", keyLines).replace("close\r\n", "close\n");
            case "no host" -> request("GET /api/x", keyLines).replace("Host: localhost\r\n", "");
            case "G\\tT /api/x" -> request("G\tT /api/x", keyLines);
            default -> request(isRequestLine(title) ? title : "GET /api/x", keyLines);
        };
    }

    private static boolean isRequestLine(String title) {
        return title.startsWith("GET ") || title.contains(" /api");
    }

    private static String request(String line, String headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + END_OF_LINE;
    }

    private static String keyLines(String title, String key) {
        return switch (title) {
            case "dup key" -> "X-API-Key: " + key + "\r\nX-API-Key: bad";
            case "dup auth" -> "Authorization: Bearer " + key + "\r\nAuthorization: Bearer bad";
            case "comma key" -> "X-API-Key: " + key + ", bad";
            case "case hdr" -> "x-aPI-kEY: " + key;
            case "underscore hdr" -> "X_API_Key: " + key;
            case "obs-fold" -> "X-API-Key: " + key + "\r\n  bb";
            case "space before colon" -> "X-API-Key : " + key;
            case "leading/trailing ws" -> "X-API-Key:  \t" + key + " \t ";
            case "empty" -> "X-API-Key:";
            case "inner ws" -> "X-API-Key: " + key + " b\tc";
            case "byte e9 (latin1)" -> "X-API-Key: " + key + "\u00e9";
            case "utf8 c3a9" -> "X-API-Key: " + key + "\u00c3\u00a9";
            case "byte ff" -> "X-API-Key: " + key + "\u00ff";
            case "NUL" -> "X-API-Key: " + key + "\0";
            case "bare CR" -> "X-API-Key: " + key + "\rbb";
            case "DEL 7f" -> "X-API-Key: " + key + "\u007f";
            case "9000 char key" -> "X-API-Key: " + key + "k".repeat(9000);
            default -> "X-API-Key: " + key;
        };
    }
}
