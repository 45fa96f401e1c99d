package dev.keystile.admin.access;

/** Names of metadata that Keystile itself writes. No request sets them, and no change of the rest touches them. */
public final class Reserved {
    /** What they start with. */
    public static final String START = "keystile.";

    /** Who issued the key. */
    public static final String CREATED_BY = START + "created-by";

    /** Which system the key was imported from. */
    public static final String IMPORTED_FROM = START + "imported-from";

    private Reserved() {}

    /**
     * Tells whether a name is one of ours.
     *
     * @param name the name of a metadata entry
     * @return whether requests must leave it alone
     */
    public static boolean isReserved(String name) {
        return name.startsWith(START);
    }
}
