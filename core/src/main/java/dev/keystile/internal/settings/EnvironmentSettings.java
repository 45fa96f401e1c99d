package dev.keystile.internal.settings;

import dev.keystile.internal.Checks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds settings among environment variables. */
final class EnvironmentSettings {
    private static final String START = "KEYSTILE_";
    private static final String STORE_OPTION = "KEYSTILE_STORE_";
    /** The command line's own variables, which may stand in an environment that it shares with an application. */
    private static final String COMMAND_LINE = "KEYSTILE_CLI_";
    /** Kubernetes makes these for a service whose name starts with "keystile"; they are nobody's settings. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("KEYSTILE_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_.+)?)");

    private EnvironmentSettings() {}

    static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (isSetting(name)) {
                settings.put(settingKey(name), value);
            }
        });
        return settings;
    }

    private static boolean isSetting(String name) {
        return name.startsWith(START)
                && !name.startsWith(COMMAND_LINE)
                && !SERVICE_LINK.matcher(name).matches();
    }

    private static String settingKey(String name) {
        Optional<Setting> setting = Arrays.stream(Setting.values())
                .filter(candidate -> candidate.environmentKey().equals(name))
                .findFirst();
        if (setting.isPresent()) {
            return setting.get().key();
        }
        Checks.that(
                name.startsWith(STORE_OPTION),
                "there is no setting for the environment variable %s: correct or unset it; there are %s",
                name,
                Arrays.stream(Setting.values()).map(Setting::environmentKey).collect(Collectors.joining(", ")));
        return "keystile.store."
                + name.substring(STORE_OPTION.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
