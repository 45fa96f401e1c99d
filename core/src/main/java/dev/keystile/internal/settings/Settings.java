package dev.keystile.internal.settings;

import dev.keystile.internal.Checks;
import dev.keystile.internal.Durations;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings by name, read with their types. What is unknown or bad is refused, never ignored. Immutable. */
public final class Settings {
    private static final String STORE_OPTION = "keystile.store.";

    private final SortedMap<String, String> values;

    private Settings(SortedMap<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /**
     * Takes what was given explicitly, and from the environment what was not.
     *
     * @param explicit settings by name, such as a filter's init-params
     * @param environment the environment variables; only those that start with {@code KEYSTILE_} matter
     * @return the settings
     * @throws IllegalArgumentException if one is unknown
     */
    public static Settings of(Map<String, String> explicit, Map<String, String> environment) {
        SortedMap<String, String> values = new TreeMap<>(EnvironmentSettings.read(environment));
        values.putAll(explicit);
        values.keySet().forEach(Settings::requireKnown);
        return new Settings(values);
    }

    private static void requireKnown(String name) {
        boolean known = name.startsWith(STORE_OPTION)
                || Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.key().equals(name));
        Checks.that(
                known,
                "there is no setting '%s': correct or remove it; there are %s",
                name,
                Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", ")));
    }

    /**
     * Reads text.
     *
     * @param setting which setting
     * @return its value without surrounding blanks, or its default
     */
    public String text(Setting setting) {
        return values.getOrDefault(setting.key(), setting.defaultValue()).strip();
    }

    /**
     * Reads text that must be given.
     *
     * @param setting which setting
     * @return its value without surrounding blanks
     * @throws IllegalArgumentException if it is missing or blank
     */
    public String requiredText(Setting setting) {
        String value = text(setting);
        Checks.that(
                !value.isEmpty(),
                "the setting %s is missing: set it, or the environment variable %s",
                setting.key(),
                setting.environmentKey());
        return value;
    }

    /**
     * Reads a list, separated by commas.
     *
     * @param setting which setting
     * @return its items without surrounding blanks; empty items are left out
     */
    public List<String> list(Setting setting) {
        return Stream.of(text(setting).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /**
     * Reads a switch.
     *
     * @param setting which setting
     * @return whether it is on
     * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
     */
    public boolean flag(Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(setting, "must be true or false");
        };
    }

    /**
     * Reads a number.
     *
     * @param setting which setting
     * @return the number
     * @throws IllegalArgumentException if it is not a whole number
     */
    public long number(Setting setting) {
        try {
            return Long.parseLong(text(setting));
        } catch (NumberFormatException e) {
            throw bad(setting, "must be a whole number");
        }
    }

    /**
     * Reads a number that is not large.
     *
     * @param setting which setting
     * @return the number
     * @throws IllegalArgumentException if it is not a whole number, or beyond what an {@code int} holds
     */
    public int intNumber(Setting setting) {
        long number = number(setting);
        if (number != (int) number) {
            throw bad(setting, "must be a whole number of at most " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    /**
     * Reads a span of time.
     *
     * @param setting which setting
     * @return the span
     * @throws IllegalArgumentException if it is none
     */
    public Duration duration(Setting setting) {
        try {
            return Durations.parse(text(setting));
        } catch (IllegalArgumentException e) {
            throw bad(setting, "must be a span of time such as 500ms, 10s, 5m, 1h or 0");
        }
    }

    /**
     * Reads a point in time.
     *
     * @param setting which setting
     * @return the time, or {@code null} if there is neither a value nor a default
     * @throws IllegalArgumentException if it is none
     */
    public @Nullable Instant instant(Setting setting) {
        String value = text(setting);
        try {
            return value.isEmpty() ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw bad(setting, "must be a date with a time in UTC, such as 2027-06-30T00:00:00Z");
        }
    }

    /**
     * Tells the options that are the store module's to know.
     *
     * @return their values, by the name behind {@code keystile.store.}; without the URL
     */
    public Map<String, String> storeOptions() {
        Map<String, String> options = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(STORE_OPTION) && !name.equals(Setting.STORE_URL.key())) {
                options.put(name.substring(STORE_OPTION.length()), value.strip());
            }
        });
        return options;
    }

    /**
     * Makes the error for a bad value; a caller that reads a value's parts uses it too.
     *
     * @param setting which setting
     * @param rule what holds for its value, such as {@code must be true or false}
     * @return the error, to be thrown
     */
    public IllegalArgumentException bad(Setting setting, String rule) {
        String value = setting == Setting.HASH_PEPPERS ? "<redacted>" : text(setting);
        return new IllegalArgumentException("the setting " + setting.key() + " is '" + value + "', and " + rule);
    }

    /** Tells the names, no values: some are secrets. */
    @Override
    public String toString() {
        return "Settings" + new ArrayList<>(values.keySet());
    }
}
