package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.store.Population;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lookup of every peer: SHA-256 of the presented key, then a map in memory, as lean as a correct one can be. So what
 * peers differ in is their own. It knows no expiry, no revocation and no restriction, and reads no store: all in the peers'
 * favour.
 */
final class SharedLookup {
    private final Map<String, String> ownersByHash = new ConcurrentHashMap<>();

    static SharedLookup of(List<String> presentedKeys) {
        SharedLookup lookup = new SharedLookup();
        presentedKeys.forEach(key -> lookup.ownersByHash.put(hash(key), Population.id(key)));
        return lookup;
    }

    /** Tells whose key it is; empty if it is nobody's. */
    Optional<String> owner(String presentedKey) {
        return Optional.ofNullable(ownersByHash.get(hash(presentedKey)));
    }

    /** The owners by the hexadecimal SHA-256 of their keys. */
    Map<String, String> ownersByHash() {
        return ownersByHash;
    }

    private static String hash(String presentedKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(presentedKey.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
