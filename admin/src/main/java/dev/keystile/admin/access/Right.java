package dev.keystile.admin.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a caller may do with keys. */
public enum Right {
    /** To see keys. */
    READ,
    /** To make keys, and to change, rotate and switch on those that there are. */
    ISSUE,
    /** To end keys, and to switch them off. */
    REVOKE,
    /** All of that, and what cannot be made good again or concerns the store as a whole. */
    ADMIN;

    /** What all scopes that give a right start with; no other scope should. */
    static final String SCOPE_START = "keystile:";

    /**
     * Tells the scope that gives a key this right.
     *
     * @return such as {@code keystile:read}
     */
    public String scope() {
        return SCOPE_START + word();
    }

    /**
     * Tells the right as the API writes it.
     *
     * @return such as {@code read}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Set<Right> all() {
        return EnumSet.allOf(Right.class);
    }

    static Set<Right> of(Set<String> scopes) {
        if (scopes.contains(ADMIN.scope())) {
            return all();
        }
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : values()) {
            if (scopes.contains(right.scope())) {
                rights.add(right);
            }
        }
        return rights;
    }
}
