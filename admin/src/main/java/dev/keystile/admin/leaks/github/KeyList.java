package dev.keystile.admin.leaks.github;

import dev.keystile.admin.http.Json;
import dev.keystile.admin.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys that reports are signed with today, as of one reading of their document.
 *
 * @param keys by identifier; those that were retired are left out
 */
record KeyList(Map<String, PublicKey> keys) {
    private static final Logger LOG = LoggerFactory.getLogger(KeyList.class);
    private static final int MAX_KEYS = 100;

    KeyList {
        keys = Map.copyOf(keys);
    }

    Optional<PublicKey> find(String identifier) {
        return Optional.ofNullable(keys.get(identifier));
    }

    /**
     * Reads the document.
     *
     * @throws IOException if it is none, or lists no key that could be used
     */
    static KeyList read(byte[] document) throws IOException {
        JsonNode rows = object(document).path("public_keys");
        if (!rows.isArray() || rows.size() > MAX_KEYS) {
            throw new IOException("the document of public keys has no array public_keys of at most " + MAX_KEYS);
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode row : rows) {
            add(row, keys);
        }
        if (keys.isEmpty()) {
            throw new IOException("the document of public keys lists no P-256 key that is current");
        }
        return new KeyList(keys);
    }

    private static ObjectNode object(byte[] document) throws IOException {
        try {
            return new Json().read(document);
        } catch (Problem e) {
            throw new IOException("the document of public keys is not a JSON object", e);
        }
    }

    /** A key that we cannot use, such as one of a kind to come, does not take the others with it. */
    private static void add(JsonNode row, Map<String, PublicKey> keys) {
        String identifier = row.path("key_identifier").asString("");
        if (!row.path("is_current").asBoolean(true) || identifier.isEmpty()) {
            return;
        }
        try {
            keys.put(identifier, P256.publicKey(row.path("key").asString("")));
        } catch (GeneralSecurityException e) {
            LOG.warn("A public key for leak reports is left out: {}", e.getMessage());
        }
    }
}
