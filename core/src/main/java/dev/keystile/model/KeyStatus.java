package dev.keystile.model;

/** Whether a key lets a request in at a given time, and if not, why. */
public enum KeyStatus {
    /** It does. */
    ACTIVE,
    /** It is switched off, and can be switched on again. */
    DISABLED,
    /** Its end by date has come. */
    EXPIRED,
    /** It was ended for good. */
    REVOKED
}
