package dev.keystile.store.redis;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Members of the indexes, whose order as bytes is the order of lists: the creation time in digits, then the id. In the
 * index by owner a digest of the owner stands before them, since an owner may be any text.
 */
final class Places {
    /** Enough for the last time that a key may have, in milliseconds. */
    private static final int TIME_LENGTH = 15;

    private static final int OWNER_BYTES = 16;
    private static final Pattern PLACE = Pattern.compile("\\d{" + TIME_LENGTH + "}[A-Za-z0-9_-]{1,64}");

    private Places() {}

    static String of(ApiKey key) {
        return of(key.createdAt(), key.id());
    }

    static String of(Instant createdAt, String id) {
        return time(createdAt) + id;
    }

    static String time(Instant time) {
        String digits = Long.toString(time.toEpochMilli());
        return "0".repeat(TIME_LENGTH - digits.length()) + digits;
    }

    static boolean isPlace(String text) {
        return PLACE.matcher(text).matches();
    }

    static String id(String place) {
        return place.substring(TIME_LENGTH);
    }

    /** Two owners with one digest would share a part of the index, no more: what is read there is compared in full. */
    static String ownerIndex(@Nullable String owner) {
        if (owner == null) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(owner.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, OWNER_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
