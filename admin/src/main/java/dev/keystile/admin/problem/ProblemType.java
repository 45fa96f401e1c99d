package dev.keystile.admin.problem;

/** The kinds of errors that callers of the API meet. Programs compare the code; it never changes. */
public enum ProblemType {
    /** The lines of an import cannot be read any further. */
    IMPORT_BROKEN_OFF(
            400, "import_broken_off", "Import broken off", "Send lines of JSON in UTF-8; what was read stays."),
    /** The report of leaked keys is none. */
    INVALID_REPORT(400, "invalid_report", "Invalid report", "Send an array of tokens with their type, URL and source."),
    /** The body is no JSON object. */
    MALFORMED_JSON(400, "malformed_json", "Malformed JSON", "Send one JSON object in UTF-8, with each field once."),
    /** A field that the request does not have. */
    UNKNOWN_FIELD(400, "unknown_field", "Unknown field", "Remove the field, or correct its name."),
    /** A field whose value is out of its bounds. */
    INVALID_FIELD(400, "invalid_field", "Invalid field", "Correct the value of the field."),
    /** A query parameter or header that is unknown, repeated or out of its bounds. */
    INVALID_PARAMETER(400, "invalid_parameter", "Invalid parameter", "Correct or remove the parameter."),
    /** No key was sent where the key itself is the proof. */
    MISSING_KEY(401, "missing_key", "API key required", "Send the API key itself with the request."),
    /** The key is not known. */
    INVALID_KEY(401, "invalid_key", "Invalid API key", "The API key is not valid."),
    /** More than one key was sent. */
    MULTIPLE_KEYS(400, "invalid_request", "More than one API key", "Send one API key, in one place."),
    /** The report is not from whom we believe. */
    INVALID_SIGNATURE(403, "invalid_signature", "Invalid signature", "Sign the body with a key that is current."),
    /** The caller may not do that. */
    PERMISSION_DENIED(403, "permission_denied", "Permission denied", "The caller lacks the right for this."),
    /** A scope that the caller does not hold would be granted, or is held by the key. */
    SCOPE_NOT_HELD(403, "scope_not_held", "Scope not held", "Nobody grants or manages a scope that they do not hold."),
    /** The key would belong to another owner than the caller. */
    FOREIGN_OWNER(403, "foreign_owner", "Foreign owner", "This caller manages keys of its own owner only."),
    /** A browser sent it on behalf of another site, or may have. */
    CROSS_SITE(403, "cross_site", "Cross-site request", "Send it from a page of the same origin, as application/json."),
    /** Nobody has been given access. */
    NOT_CONFIGURED(403, "not_configured", "Not configured", "The application gives nobody access to this."),
    /** There is no such key, or no such address. */
    NOT_FOUND(404, "not_found", "Not found", "There is nothing here that the caller may see."),
    /** The address has other methods. */
    METHOD_NOT_ALLOWED(405, "method_not_allowed", "Method not allowed", "Use one of the methods in the field Allow."),
    /** The idempotency token was used. */
    ALREADY_ISSUED(409, "already_issued", "Already issued", "This token has issued a key; rotate it to get a secret."),
    /** The key is revoked. */
    KEY_REVOKED(409, "key_revoked", "Key revoked", "A revoked key never changes again."),
    /** The key cannot get a new secret. */
    NOT_ROTATABLE(409, "not_rotatable", "Not rotatable", "It has expired, or no format in use is the key's."),
    /** Others kept changing the key. */
    CONFLICT(409, "conflict", "Conflict", "Somebody else changed the key at the same time: try again."),
    /** The key has another version. */
    PRECONDITION_FAILED(412, "precondition_failed", "Precondition failed", "Read the key again: it has changed."),
    /** The body is too large. */
    TOO_LARGE(413, "too_large", "Too large", "Send a smaller body."),
    /** The body is something else. */
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported_media_type", "Unsupported media type", "Send another Content-Type."),
    /** The version has to be told. */
    PRECONDITION_REQUIRED(428, "precondition_required", "Precondition required", "Send If-Match with the key's ETag."),
    /** We are at fault. */
    INTERNAL(500, "internal", "Internal error", "Something went wrong: the application's log tells more."),
    /** It cannot be told who signed the report. */
    SIGNING_KEYS_UNAVAILABLE(
            503, "signing_keys_unavailable", "Try again later", "The signature cannot be checked at the moment."),
    /** The store is down. */
    STORE_UNAVAILABLE(503, "store_unavailable", "Try again later", "The store cannot answer at the moment.");

    private static final String TYPES = "https://keystile.dev/problems/";

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    ProblemType(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    /**
     * Tells the HTTP status.
     *
     * @return from 400 to 503
     */
    public int status() {
        return status;
    }

    /**
     * Tells the code that programs compare.
     *
     * @return such as {@code invalid_field}
     */
    public String code() {
        return code;
    }

    /**
     * Tells the URI that names this kind of problem (RFC 9457, section 3.1.1).
     *
     * @return the URI
     */
    public String uri() {
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
     * Tells people what to do, unless a problem knows better.
     *
     * @return a sentence
     */
    public String detail() {
        return detail;
    }
}
