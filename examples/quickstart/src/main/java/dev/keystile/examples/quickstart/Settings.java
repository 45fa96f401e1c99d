package dev.keystile.examples.quickstart;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Where to listen, and the settings of Keystile that a quickstart brings; the environment has the others. */
record Settings(int port, Map<String, String> keystile) {
    private static final String DEFAULT_PORT = "8080";
    /**
     * Left to itself, H2 closes the file when the process is told to end, before the use of the keys is written, and keeps
     * a second file of errors that it throws anyway.
     */
    private static final String DEFAULT_STORE_URL =
            "jdbc:h2:file:./keystile-data/keystile;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    private static final String ISSUE_ADMIN = "bin/keystile issue admin --scope keystile:admin --expires 30d";

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final int MAX_PORT = 65_535;

    static Settings from(Map<String, String> environment) {
        return new Settings(port(environment.getOrDefault("PORT", DEFAULT_PORT)), keystile(environment));
    }

    /** A database server gets its tables from whoever runs it, unless told otherwise; a quickstart brings its own. */
    private static Map<String, String> keystile(Map<String, String> environment) {
        String url = environment.getOrDefault("KEYSTILE_STORE_URL", DEFAULT_STORE_URL);
        Map<String, String> settings = new HashMap<>(Map.of("keystile.store.url", url));
        if (url.equals(DEFAULT_STORE_URL) && !environment.containsKey("KEYSTILE_STORE_CONNECTION_TIMEOUT")) {
            // Opening the file is part of the first connection, and a busy machine takes its time for that.
            settings.put("keystile.store.connection-timeout", "10s");
        }
        if (url.startsWith("jdbc:") && !environment.containsKey("KEYSTILE_STORE_SCHEMA")) {
            settings.put("keystile.store.schema", "create");
        }
        return settings;
    }

    /** The command that issues an admin key. A URL that was set is in the environment already, and may hold a password. */
    String issueAdminCommand() {
        return DEFAULT_STORE_URL.equals(keystile.get("keystile.store.url"))
                ? "KEYSTILE_STORE_URL=jdbc:h2:file:./keystile-data/keystile " + ISSUE_ADMIN
                : ISSUE_ADMIN;
    }

    private static int port(String text) {
        if (!PORT.matcher(text).matches() || Integer.parseInt(text) > MAX_PORT) {
            throw new IllegalArgumentException("PORT is '" + text
                    + "', and must be a number up to 65535: set one such as 8080, or 0 for any that is free");
        }
        return Integer.parseInt(text);
    }
}
