package dev.keystile.spi;

import dev.keystile.internal.Checks;
import dev.keystile.internal.Durations;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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

    /**
     * Reads an option that is a span of time, written as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 30d},
     * {@code 0}, or in ISO 8601.
     *
     * @param name its name
     * @param byDefault the value if it was not given
     * @param min the least value allowed
     * @param max the greatest value allowed
     * @return its value
     * @throws IllegalArgumentException if it is no span of time, or out of bounds; the message is fit for the user
     */
    public Duration duration(String name, Duration byDefault, Duration min, Duration max) {
        String rule = "a span of time from " + Durations.format(min) + " to " + Durations.format(max) + ", such as "
                + Durations.format(byDefault);
        return read(name, byDefault, min, max, Durations::parse, rule);
    }

    /**
     * Reads an option that is a whole number.
     *
     * @param name its name
     * @param byDefault the value if it was not given
     * @param min the least value allowed
     * @param max the greatest value allowed
     * @return its value
     * @throws IllegalArgumentException if it is no whole number, or out of bounds; the message is fit for the user
     */
    public int integer(String name, int byDefault, int min, int max) {
        String rule = "a whole number from " + min + " to " + max + ", such as " + byDefault;
        return read(name, byDefault, min, max, Integer::valueOf, rule);
    }

    private <T extends Comparable<T>> T read(
            String name, T byDefault, T min, T max, Function<String, T> parser, String rule) {
        String text = option(name);
        if (text == null) {
            return byDefault;
        }
        try {
            T value = parser.apply(text.strip());
            if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as is what is out of bounds: both break one rule.
        }
        throw new IllegalArgumentException("the option " + name + " is '" + text + "': give " + rule);
    }

    /**
     * Refuses options that the store does not know: a mistyped one should be told at the start.
     *
     * @param names the names of all options that the store knows here
     * @throws IllegalArgumentException if there are others; the message names them and those known, and no value
     */
    public void requireKnown(Collection<String> names) {
        SortedSet<String> unknown = new TreeSet<>(options.keySet());
        unknown.removeAll(Set.copyOf(names));
        Checks.that(
                unknown.isEmpty(),
                "the store %s was given the unknown options %s: correct or remove them; it knows %s",
                redactedUrl(),
                unknown,
                names.isEmpty() ? "none" : String.join(", ", names));
    }

    /** Tells the redacted URL and the names of the options. */
    @Override
    public String toString() {
        return "StoreConfig[url=" + redactedUrl() + ", options=" + new TreeMap<>(options).keySet() + "]";
    }
}
