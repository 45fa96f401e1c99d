package dev.keystile.admin.leaks.github;

/**
 * One row of a report.
 *
 * @param token what was found: perhaps a key of ours
 * @param type what the reporter calls keys like it
 * @param url where it was found; empty if unknown
 * @param source the kind of place; empty if unknown
 */
record ReportedToken(String token, String type, String url, String source) {
    /** Tells everything but the token, and not the URL, which may hold it. */
    @Override
    public String toString() {
        return "ReportedToken[token=<redacted>, type=" + type + ", url=<redacted>, source=" + source + "]";
    }
}
