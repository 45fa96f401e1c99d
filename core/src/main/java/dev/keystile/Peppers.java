package dev.keystile;

import dev.keystile.internal.Checks;

import javax.crypto.spec.SecretKeySpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Server-side secrets for {@link Hashers#hmacSha256}: one that new hashes are made with, and any number that old hashes
 * are still checked with. A hash moves to the current pepper when its key is next used; when no hash names the old one any
 * more, it can be left out. Losing a pepper ends every key that is hashed with it. Immutable.
 */
public final class Peppers {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int MIN_BYTES = 32;

    private final String currentId;
    private final Map<String, byte[]> secrets;

    private Peppers(String currentId, Map<String, byte[]> secrets) {
        this.currentId = currentId;
        this.secrets = secrets;
    }

    /**
     * The pepper that new hashes are made with.
     *
     * @param id its name, which is kept in each hash: 1 to 32 of {@code A-Z a-z 0-9 _ -}
     * @param secret at least 32 random bytes, kept outside the store
     * @return the peppers
     * @throws IllegalArgumentException if the id is anything else or the secret is shorter
     */
    public static Peppers current(String id, byte[] secret) {
        return new Peppers(id, Map.of()).with(id, secret);
    }

    /**
     * Adds a pepper that old hashes are still checked with.
     *
     * @param id the name that these hashes hold
     * @param secret the secret that they were made with
     * @return the changed copy
     * @throws IllegalArgumentException if the id is taken or not a name, or the secret is shorter than 32 bytes
     */
    public Peppers retiring(String id, byte[] secret) {
        return with(id, secret);
    }

    private Peppers with(String id, byte[] secret) {
        Checks.matches("the pepper id", id, ID);
        Checks.that(!secrets.containsKey(id), "there are two peppers with the id %s: give each its own", id);
        Checks.that(
                secret.length >= MIN_BYTES,
                "the pepper %s has %d bytes: give at least %d random ones",
                id,
                secret.length,
                MIN_BYTES);
        Map<String, byte[]> all = new LinkedHashMap<>(secrets);
        all.put(id, secret.clone());
        return new Peppers(currentId, all);
    }

    String currentId() {
        return currentId;
    }

    Map<String, SecretKeySpec> keysByLabel(UnaryOperator<String> label, String algorithm) {
        return secrets.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        pepper -> label.apply(pepper.getKey()),
                        pepper -> new SecretKeySpec(pepper.getValue(), algorithm)));
    }

    /** Tells the ids, never a secret. */
    @Override
    public String toString() {
        return "Peppers[current=" + currentId + ", all=" + secrets.keySet() + "]";
    }
}
