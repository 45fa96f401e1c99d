package dev.keystile.spi;

import dev.keystile.internal.Checks;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which store to open, and how. Immutable. Neither {@link #toString} nor {@link #redactedUrl} tells a credential.
 */
public final class StoreConfig {
    private static final String REDACTED = "<redacted>";
    /** Up to the last @ that can belong to it: people forget to escape what a password holds. */
    private static final Pattern USER_INFO = Pattern.compile("//(?:[^=]*|[^/?#]*)@");
    /** A value ends where the next parameter begins, and not at every separator: a password may hold one. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?is)([?&;,(][a-z0-9_.-]*(?:user|username|password\\d?|passwd|pwd|secret|token)=)"
                    + "(?:(?!(?:[&;,]|\\)\\()[a-z0-9_.-]+=).)*");

    private final String url;
    private final Map<String, String> options;

    private StoreConfig(String url, Map<String, String> options) {
        this.url = url;
        this.options = Map.copyOf(options);
    }

    /**
     * A store by its URL, without options.
     *
     * @param url such as {@code jdbc:postgresql://db/app} or {@code memory:}
     * @return the configuration
     * @throws IllegalArgumentException if the URL is blank
     */
    public static StoreConfig of(String url) {
        Checks.that(!url.isBlank(), "the store URL is blank: give one such as jdbc:h2:file:./keys or memory:");
        return new StoreConfig(url.strip(), Map.of());
    }

    /**
     * Adds an option, or replaces it.
     *
     * @param name the name that the store's documentation gives it
     * @param value its value
     * @return the changed copy
     */
    public StoreConfig with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(options);
        changed.put(name, value);
        return new StoreConfig(url, changed);
    }

    /**
     * Tells the URL with all that is in it: not for logs.
     *
     * @return the URL
     */
    public String url() {
        return url;
    }

    /**
     * Tells the URL without user names, passwords and tokens.
     *
     * @return the URL, fit for a log
     */
    public String redactedUrl() {
        String withoutUser = USER_INFO.matcher(url).replaceAll("//" + REDACTED + "@");
        return SECRET_PARAMETER.matcher(withoutUser).replaceAll("$1" + REDACTED);
    }

    /**
     * Tells all options, values included: not for logs.
     *
     * @return the options by name
     */
    public Map<String, String> options() {
        return options;
    }

    /**
     * Tells one option.
     *
     * @param name its name
     * @return its value, or {@code null} if it was not given
     */
    public @Nullable String option(String name) {
        return options.get(name);
    }

    /** Tells the redacted URL and the names of the options. */
    @Override
    public String toString() {
        return "StoreConfig[url=" + redactedUrl() + ", options=" + new TreeMap<>(options).keySet() + "]";
    }
}
