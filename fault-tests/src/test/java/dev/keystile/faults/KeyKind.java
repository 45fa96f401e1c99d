package dev.keystile.faults;

/** What a key of the {@link Traffic} deserves. */
enum KeyKind {
    /** Good, and known to the node before anything happens. */
    CACHED(true),
    /** Good, and never seen by the node before. */
    FRESH(true),
    UNKNOWN(false),
    WRONG_SECRET(false),
    REVOKED(false),
    EXPIRED(false);

    private final boolean isGood;

    KeyKind(boolean isGood) {
        this.isGood = isGood;
    }

    boolean isGood() {
        return isGood;
    }
}
