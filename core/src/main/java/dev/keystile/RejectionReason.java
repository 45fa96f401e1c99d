package dev.keystile;

/** Why a presented key was refused. */
public enum RejectionReason {
    /** No key was presented. */
    MISSING,
    /** More than one key was presented. */
    AMBIGUOUS,
    /** What was presented is no key of an accepted format: wrong prefix, length, alphabet or checksum. */
    MALFORMED,
    /** There is no key with that id, or the secret is wrong. */
    UNKNOWN,
    /**
     * The key's hash is of a kind whose time is over ({@link ApiKeysBuilder#acceptHasher(dev.keystile.spi.SecretHasher,
     * java.time.Instant)}). The secret was not compared: it may be wrong too.
     */
    HASH_NOT_ACCEPTED,
    /** The secret was replaced by a rotation, and its grace is over. */
    SUPERSEDED,
    /** The key was ended for good. */
    REVOKED,
    /** The key's end by date has come. */
    EXPIRED,
    /** The key is switched off. */
    DISABLED,
    /** The application's own rule ({@link ApiKeysBuilder#acceptIf}) says no. */
    NOT_ACCEPTED,
    /** The client's address lies in none of the key's networks. */
    NETWORK_NOT_ALLOWED,
    /** The key lacks a scope that is required. */
    INSUFFICIENT_SCOPE,
    /** The application's permission for the request says no. */
    PERMISSION_DENIED,
    /** The store could not answer. */
    STORE_UNAVAILABLE
}
