package dev.keystile.servlet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An answer as it came over the wire; bytes are ISO 8859-1 characters. */
record Reply(int status, List<Field> fields, String body) {
    record Field(String name, String value) {}

    private static final String END_OF_LINE = "\r\n";

    /** Reads one answer that the server has closed the connection after. */
    static Reply parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_LINE + END_OF_LINE);
        if (end < 0) {
            throw new IllegalStateException("no answer, but '" + text + "'");
        }
        List<String> lines = List.of(text.substring(0, end).split(END_OF_LINE, -1));
        List<Field> fields = lines.stream().skip(1).map(Reply::field).toList();
        Reply whole = new Reply(Integer.parseInt(lines.get(0).split(" ", 3)[1]), fields, text.substring(end + 4));
        return whole.all("Transfer-Encoding").contains("chunked")
                ? new Reply(whole.status, fields, unchunked(whole.body))
                : whole;
    }

    private static Field field(String line) {
        int colon = line.indexOf(':');
        return new Field(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    private static String unchunked(String body) {
        List<String> chunks = new ArrayList<>();
        int at = 0;
        while (at < body.length()) {
            int endOfLength = body.indexOf(END_OF_LINE, at);
            int start = endOfLength + 2;
            int length = Integer.parseInt(body.substring(at, endOfLength), 16);
            chunks.add(body.substring(start, start + length));
            at = start + length + 2;
        }
        return String.join("", chunks);
    }

    /** All fields of that name, in the order they came. */
    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** The only field of that name, or an empty string. */
    String header(String name) {
        return all(name).stream()
                .reduce((first, second) -> {
                    throw new IllegalStateException("more than one " + name + ": " + first + " and " + second);
                })
                .orElse("");
    }

    /** What {@link Mirror} wrote of that name. */
    String seen(String name) {
        return Stream.of(body.split("\n", -1))
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no '" + name + "' in " + this));
    }
}
