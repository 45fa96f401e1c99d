package dev.keystile.admin.access;

import org.jspecify.annotations.Nullable;

/** What a route asks of its caller, before anything else of the request is looked at. */
public enum Need {
    /** Nothing: it shows no key and changes none, or proves by its own means who calls. */
    NOTHING(null, false),
    /** Any live key, whatever its scopes. */
    ANY_KEY(null, false),
    /** {@link Right#READ}. */
    READ(Right.READ, false),
    /** {@link Right#ISSUE}. */
    ISSUE(Right.ISSUE, false),
    /** {@link Right#REVOKE}. */
    REVOKE(Right.REVOKE, false),
    /** {@link Right#ADMIN}. */
    ADMIN(Right.ADMIN, false),
    /** {@link Right#READ} over the keys of all owners. */
    OPERATOR_READ(Right.READ, true),
    /** {@link Right#ADMIN} over the keys of all owners. */
    OPERATOR_ADMIN(Right.ADMIN, true);

    private final @Nullable Right right;
    private final boolean allOwners;

    Need(@Nullable Right right, boolean allOwners) {
        this.right = right;
        this.allOwners = allOwners;
    }

    /**
     * Tells whether a caller has what is needed.
     *
     * @param caller who calls
     * @return whether the route is open to it
     */
    public boolean isMetBy(Caller caller) {
        if (right == null) {
            return this == NOTHING || caller.keyId() != null;
        }
        return caller.rights().contains(right) && (!allOwners || caller.owner() == null);
    }
}
