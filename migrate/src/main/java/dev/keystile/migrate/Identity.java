package dev.keystile.migrate;

import dev.keystile.KeyFormat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * By what a key is found and checked.
 *
 * @param hash the encoded hash
 */
record Identity(String id, String prefix, String hash) {
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:env|secret)://|\\{vault://");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** How a source tells it. */
    @FunctionalInterface
    interface Reader {
        Identity read(Columns columns, Row row);
    }

    /** An id that is not quoted if it is none: it may be a key in the wrong column. */
    static String id(Columns columns, Row row) {
        String id = columns.required(Columns.ID, row);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id is not 1 to 64 of A-Z a-z 0-9 _ -: check its column");
        }
        return id;
    }

    /** The hash as it is, with its algorithm in front. */
    static Reader encoded(String prefix) {
        return (columns, row) -> new Identity(id(columns, row), prefix, columns.required(Columns.HASH, row));
    }

    /** A SHA-256 in hexadecimal digits, made of a part of the key that the label tells. */
    static Reader labelled(String prefix, String label) {
        return (columns, row) -> new Identity(
                id(columns, row),
                prefix,
                label + hex(HashEncoding.SHA256_HEX.decode(columns.required(Columns.HASH, row))));
    }

    /** The SHA-256 of the whole key, which the id is made of unless there is one. */
    static Reader sha256(String prefix, HashEncoding encoding) {
        return (columns, row) -> {
            byte[] sha256 = encoding.decode(columns.required(Columns.HASH, row));
            return ofSha256(prefix, columns.has(Columns.ID) ? id(columns, row) : KeyFormat.opaqueId(sha256), sha256);
        };
    }

    /** The key itself, which is hashed here and goes nowhere. */
    static Reader plaintext(String prefix) {
        return (columns, row) -> {
            String key = columns.required(Columns.KEY, row);
            requireNoReference(key);
            Entropy.require(key);
            byte[] sha256 = Sha256.of(key.getBytes(StandardCharsets.US_ASCII));
            return ofSha256(prefix, columns.has(Columns.ID) ? id(columns, row) : KeyFormat.opaqueId(sha256), sha256);
        };
    }

    /** Gateways may hold the name of a secret in the place of the secret. */
    private static void requireNoReference(String key) {
        if (REFERENCE.matcher(key).lookingAt()) {
            throw new IllegalArgumentException(
                    "the key is a reference to a secret kept elsewhere: resolve it before the export");
        }
    }

    private static Identity ofSha256(String prefix, String id, byte[] sha256) {
        return new Identity(id, prefix, "{sha256}" + hex(sha256));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
