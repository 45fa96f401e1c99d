package dev.keystile.servlet;

/** Every place that a key can be in, for a filter that accepts all of them. */
enum Everywhere {
    API_KEY_SCHEME("/x", "Authorization: Api-Key %s"),
    BEARER_SCHEME("/x", "Authorization: Bearer %s"),
    HEADER("/x", "X-API-Key: %s"),
    COOKIE("/x", "Cookie: theme=dark; api_key=%s; lang=en"),
    QUERY("/x?a=b&api_key=%s&c=d", "Accept: text/plain");

    private final String target;
    private final String header;

    Everywhere(String target, String header) {
        this.target = target;
        this.header = header;
    }

    static KeyExtractor extractor() {
        return KeyExtractor.firstOf(
                KeyExtractor.authorization("Api-Key"),
                KeyExtractor.bearer(),
                KeyExtractor.header("X-API-Key"),
                KeyExtractor.cookie("api_key"),
                KeyExtractor.queryParameter("api_key"));
    }

    /** A GET of {@code /x} below this path, with the key in this place. */
    Reply get(Http http, String below, String key) {
        return http.get(below + target.formatted(key), header.formatted(key));
    }
}
