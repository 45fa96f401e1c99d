package dev.keystile.admin.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A file of the console: what it is, its bytes, and a tag that changes with them. Immutable. */
final class StaticFile {
    private final String type;
    private final byte[] content;
    private final String tag;

    private StaticFile(String type, byte[] content) {
        this.type = type;
        this.content = content;
        this.tag = tagOf(content);
    }

    /** Reads a file that lies beside this class. */
    static StaticFile read(String name) {
        try (InputStream in = StaticFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the console's file '" + name + "' is not in the jar: build keystile-admin as a whole");
            }
            return new StaticFile(typeOf(name), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the console's file '" + name + "' cannot be read", e);
        }
    }

    String type() {
        return type;
    }

    int length() {
        return content.length;
    }

    String tag() {
        return tag;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(content);
    }

    private static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=utf-8";
            case "css" -> "text/css;charset=utf-8";
            case "js" -> "text/javascript;charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("the console has no files such as '" + name + "'");
        };
    }

    private static String tagOf(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
