package dev.keystile.cli;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** Collects the settings that do not come from the environment, and completes them for a process that lives briefly. */
final class StoreSettings {
    private static final String URL = "keystile.store.url";
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|passwd|pwd|secret|token)\\w*=|//[^/@]*:[^/@]+@");

    private final Map<String, String> environment;
    private final Map<String, String> settings = new HashMap<>();

    StoreSettings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads settings by their names in docs/configuration.md. */
    void readFile(@Nullable Path given) {
        String byDefault = environment.getOrDefault("KEYSTILE_CLI_CONFIG", "");
        if (given == null && byDefault.isEmpty()) {
            return;
        }
        Path file = given == null ? Path.of(byDefault) : given;
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw TextFiles.unreadable(file, e);
        }
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
    }

    void url(String url, Session session) {
        if (SECRET.matcher(url).find()) {
            session.warn(
                    "the URL after --store holds a secret, which everybody on this machine can read: give it as"
                            + " KEYSTILE_STORE_PASSWORD, in a file (--password-file, --config) or at the terminal (--ask-password)");
        }
        settings.put(URL, url);
    }

    void password(String password) {
        settings.put("keystile.store.password", password);
    }

    /**
     * The command line never makes tables by the way, since a mistyped file name would make an empty store. It needs two
     * connections at most, one for its work and one to follow changes, and no request waits for them.
     */
    Map<String, String> complete() {
        String url = value(URL);
        if (url == null || url.isBlank()) {
            throw Failure.usage("no store is named: give --store URL, or set KEYSTILE_STORE_URL");
        }
        if (url.strip().startsWith("jdbc:")) {
            byDefault("keystile.store.schema", "check");
            byDefault("keystile.store.pool-size", "2");
            byDefault("keystile.store.connection-timeout", "3s");
        }
        return settings;
    }

    private void byDefault(String name, String value) {
        if (value(name) == null) {
            settings.put(name, value);
        }
    }

    private @Nullable String value(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        return settings.getOrDefault(name, environment.get(variable));
    }
}
