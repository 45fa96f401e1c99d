package dev.keystile.migrate;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** How a source writes the hashes of its keys. All but {@link #ENCODED} are SHA-256 of the whole key. */
public enum HashEncoding {
    /** 64 hexadecimal digits. */
    SHA256_HEX("sha256-hex"),
    /** 44 characters of Base64, or 43 without padding. */
    SHA256_BASE64("sha256-base64"),
    /** 43 characters of Base64 for URLs, or 44 with padding. */
    SHA256_BASE64URL("sha256-base64url"),
    /** With the algorithm in front, as Keystile or Django write it: <code>{sha256}…</code>, {@code sha512$$…}. */
    ENCODED("encoded");

    private static final int BYTES = 32;

    private final String id;

    HashEncoding(String id) {
        this.id = id;
    }

    /**
     * Tells its name on the command line.
     *
     * @return such as {@code sha256-hex}
     */
    public String id() {
        return id;
    }

    /**
     * Finds an encoding by its name on the command line.
     *
     * @param id such as {@code sha256-hex}
     * @return the encoding
     * @throws IllegalArgumentException if there is none with that name
     */
    public static HashEncoding of(String id) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no hash encoding '" + id + "': give one of "
                        + Arrays.stream(values()).map(HashEncoding::id).collect(Collectors.joining(", "))));
    }

    /** The bytes of a SHA-256. The message of the error quotes none of the hash. */
    byte[] decode(String hash) {
        byte[] bytes;
        try {
            bytes = switch (this) {
                case SHA256_HEX -> HexFormat.of().parseHex(hash);
                case SHA256_BASE64 -> Base64.getDecoder().decode(hash);
                case SHA256_BASE64URL -> Base64.getUrlDecoder().decode(hash);
                case ENCODED -> throw new IllegalStateException("an encoded hash is kept as it is");
            };
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("the hash is no SHA-256 in " + id + ": it has " + hash.length()
                    + " characters; check the hash encoding");
        }
        return bytes;
    }
}
