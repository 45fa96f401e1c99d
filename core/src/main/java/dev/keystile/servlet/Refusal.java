package dev.keystile.servlet;

import dev.keystile.RejectionReason;
import org.jspecify.annotations.Nullable;

/**
 * What a client learns of a refusal. Keys that are unknown, wrong, revoked, expired or disabled all read the same (OWASP ASVS
 * 5.0, 6.3.8): the reason goes to the log and the listeners.
 */
public enum Refusal {
    /** No key was sent where one is required. */
    MISSING_KEY(401, "missing_key", "API key required", "Send an API key with the request.", null),
    /** The key does not let the request in, for whatever reason. */
    INVALID_KEY(401, "invalid_key", "Invalid API key", "The API key is not valid.", "invalid_token"),
    /** More than one key was sent. */
    INVALID_REQUEST(
            400, "invalid_request", "More than one API key", "Send one API key, in one place.", "invalid_request"),
    /** The key lacks a scope. */
    INSUFFICIENT_SCOPE(
            403,
            "insufficient_scope",
            "Insufficient scope",
            "The API key lacks a scope that this request needs.",
            "insufficient_scope"),
    /** The key may not be used from the client's address. */
    NETWORK_NOT_ALLOWED(
            403, "network_not_allowed", "Network not allowed", "The API key may not be used from this address.", null),
    /** The application's permission says no. */
    PERMISSION_DENIED(403, "permission_denied", "Permission denied", "The API key does not permit this request.", null),
    /** The store is down: the key may be good, and should be kept. */
    STORE_UNAVAILABLE(
            503, "store_unavailable", "Try again later", "The API key cannot be checked at the moment.", null);

    /** Where the codes are explained; {@code type} in the sense of RFC 9457. */
    private static final String TYPES = "https://keystile.dev/problems/";

    private final int status;
    private final String code;
    private final String title;
    private final String detail;
    private final @Nullable String bearerError;

    Refusal(int status, String code, String title, String detail, @Nullable String bearerError) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.bearerError = bearerError;
    }

    static Refusal of(RejectionReason reason) {
        return switch (reason) {
            case MISSING -> MISSING_KEY;
            case AMBIGUOUS -> INVALID_REQUEST;
            case MALFORMED, UNKNOWN, HASH_NOT_ACCEPTED, SUPERSEDED, REVOKED, EXPIRED, DISABLED, NOT_ACCEPTED ->
                INVALID_KEY;
            case NETWORK_NOT_ALLOWED -> NETWORK_NOT_ALLOWED;
            case INSUFFICIENT_SCOPE -> INSUFFICIENT_SCOPE;
            case PERMISSION_DENIED -> PERMISSION_DENIED;
            case STORE_UNAVAILABLE -> STORE_UNAVAILABLE;
        };
    }

    /**
     * Tells the HTTP status.
     *
     * @return 400, 401, 403 or 503
     */
    public int status() {
        return status;
    }

    /**
     * Tells the code that programs compare. It never changes.
     *
     * @return such as {@code invalid_key}
     */
    public String code() {
        return code;
    }

    /**
     * Tells the URI that names this kind of problem (RFC 9457, section 3.1.1). It never changes.
     *
     * @return the URI
     */
    public String type() {
        return TYPES + code;
    }

    /**
     * Tells the kind of problem for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Tells people what to do.
     *
     * @return a sentence
     */
    public String detail() {
        return detail;
    }

    /** The error code of RFC 6750, section 3.1, for a Bearer challenge. */
    @Nullable String bearerError() {
        return bearerError;
    }
}
