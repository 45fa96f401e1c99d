package dev.keystile.admin.leaks.github;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Makes of the URL of a find what may be written down: it names the place, and no secret. */
final class PublicUrl {
    private static final int MAX = 1000;

    private PublicUrl() {}

    /**
     * Cleans a URL. User information and query go. A path that names a reported token, as that of a file called like its
     * content, or that is too long, goes too.
     *
     * @return the rest, in ASCII; {@code null} if it is no URL of the web
     */
    static @Nullable String of(String text, List<String> tokens) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            if (uri.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
                return null;
            }
            String whole = clean(uri, uri.getPath(), uri.getFragment());
            String clean = whole.length() > MAX || namesOne(uri, tokens) ? clean(uri, "/", null) : whole;
            return clean.length() > MAX ? null : clean;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String clean(URI uri, @Nullable String path, @Nullable String fragment) throws URISyntaxException {
        return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), path, null, fragment).toASCIIString();
    }

    private static boolean namesOne(URI uri, List<String> tokens) {
        String decoded = uri.getHost() + uri.getPath() + "#" + uri.getFragment();
        return tokens.stream().anyMatch(decoded::contains);
    }
}
