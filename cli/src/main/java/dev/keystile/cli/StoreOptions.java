package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.ApiKeysBuilder;
import dev.keystile.spi.StoreSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which store, and how to open it: what every command needs that works on keys. */
final class StoreOptions {
    private final Session session;

    @Option(
            names = "--store",
            paramLabel = "URL",
            order = 100,
            description = "URL of the store; KEYSTILE_STORE_URL unless given. Leave the password out of it.")
    private @Nullable String url;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            order = 101,
            description =
                    "File with settings, such as keystile.store.url=…, one a line, in UTF-8; KEYSTILE_CLI_CONFIG unless"
                            + " given. It wins over the environment.")
    private @Nullable Path config;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            order = 102,
            description = "File with the store's password on its first line.")
    private @Nullable Path passwordFile;

    @Option(names = "--ask-password", order = 103, description = "Ask for the store's password at the terminal.")
    private boolean askPassword;

    @Option(
            names = "--verbose",
            order = 104,
            description = "Show what the store and its driver log, and where an error came from.")
    private boolean verbose;

    StoreOptions(Session session) {
        this.session = session;
    }

    ApiKeys open() {
        return builder().build();
    }

    ApiKeysBuilder builder() {
        return ApiKeys.builder(settings(), environment());
    }

    /** What the environment says of another store, its password above all, is not for this one. */
    private Map<String, String> environment() {
        String other = session.environment().get("KEYSTILE_STORE_URL");
        if (url == null || other == null || other.equals(url)) {
            return session.environment();
        }
        Map<String, String> environment = new HashMap<>(session.environment());
        environment.keySet().removeIf(name -> name.startsWith("KEYSTILE_STORE_"));
        return environment;
    }

    Optional<StoreSchema> schema() {
        return builder().schema();
    }

    /** What the command line adds to the environment. */
    private Map<String, String> settings() {
        Logs.configure(session, verbose);
        StoreSettings settings = new StoreSettings(environment());
        settings.readFile(config);
        if (url != null) {
            settings.url(url, session);
        }
        if (passwordFile != null) {
            settings.password(TextFiles.firstLine(passwordFile));
        } else if (askPassword) {
            settings.password(askForPassword());
        }
        return settings.complete();
    }

    private String askForPassword() {
        return session.terminal()
                .tty()
                .askSecretly("Password of the store: ")
                .orElseThrow(
                        () -> Failure.usage(
                                "there is no terminal to ask for the password: give --password-file or KEYSTILE_STORE_PASSWORD"));
    }
}
