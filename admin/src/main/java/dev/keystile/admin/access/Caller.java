package dev.keystile.admin.access;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Who calls: a key, a user whom the container knows, or an owner whom the application knows.
 *
 * @param keyId the id of the key; {@code null} if it is none
 * @param name what it is called: of the key, of the user, or of the owner
 * @param owner the only owner whose keys it sees; {@code null} for those of all
 * @param scopes the scopes that it holds; {@code null} for every scope there is
 * @param rights what it may do
 * @param selfService whether it is an owner without a key
 * @param ambient whether a browser sends its credentials by itself, whichever page asks
 */
public record Caller(
        @Nullable String keyId,
        String name,
        @Nullable String owner,
        @Nullable Set<String> scopes,
        Set<Right> rights,
        boolean selfService,
        boolean ambient) {
    /** Copies the sets. */
    public Caller {
        scopes = scopes == null ? null : Set.copyOf(scopes);
        rights = Set.copyOf(rights);
    }

    /**
     * Nobody in particular, for routes that need nothing.
     *
     * @return a caller without any right
     */
    public static Caller nobody() {
        return new Caller(null, "", null, Set.of(), Set.of(), false, false);
    }

    /**
     * A key. One with an owner manages keys of this owner, and holds the scopes that it lists; {@code keystile:admin} without
     * an owner holds them all.
     *
     * @param key the key, just verified
     * @return the caller
     */
    static Caller key(ApiKey key) {
        Set<Right> rights = Right.of(key.scopes());
        return new Caller(key.id(), key.name(), key.owner(), held(key, rights), rights, false, false);
    }

    private static @Nullable Set<String> held(ApiKey key, Set<Right> rights) {
        if (rights.contains(Right.ADMIN) && key.owner() == null) {
            return null;
        }
        Set<String> held = new HashSet<>(key.scopes());
        rights.forEach(right -> held.add(right.scope()));
        return held;
    }

    /**
     * A user in the container's role of administrators.
     *
     * @param name the user's name
     * @return the caller
     */
    static Caller administrator(String name) {
        return new Caller(null, name, null, null, Right.all(), false, true);
    }

    /**
     * An owner whom the application knows.
     *
     * @param owner the owner
     * @param scopes the scopes that its keys may hold
     * @return the caller
     */
    static Caller owner(String owner, Set<String> scopes) {
        return new Caller(null, owner, owner, scopes, Set.of(Right.READ, Right.ISSUE, Right.REVOKE), true, true);
    }

    boolean holdsAll(Set<String> wanted) {
        return scopes == null || scopes.containsAll(wanted);
    }

    /**
     * Tells who it is, for {@code keystile.created-by} and as the name space of idempotency tokens.
     *
     * @return such as {@code key:7Gq2…}: no two callers have the same
     */
    public String identity() {
        if (keyId != null) {
            return "key:" + keyId;
        }
        return (selfService ? "owner:" : "user:") + name;
    }

    /**
     * Tells the scopes that it holds.
     *
     * @return the scopes; {@code keystile:admin} alone if it holds every scope
     */
    public Set<String> shownScopes() {
        return scopes == null ? Collections.singleton(Right.ADMIN.scope()) : scopes;
    }
}
