package dev.keystile.examples.quickstart;

import dev.keystile.ApiKeys;
import dev.keystile.admin.VerificationCounts;
import dev.keystile.spi.StoreException;

import java.io.IOException;

/** Runs the quickstart, or tells in one line why it cannot. */
public final class Main {
    private Main() {}

    /**
     * Starts the server, which runs until the process is ended.
     *
     * @param args none: the environment has the settings
     * @throws Exception if the server fails for no fault of the settings
     */
    public static void main(String[] args) throws Exception {
        try {
            start(Settings.from(System.getenv()));
        } catch (IllegalArgumentException | IOException | StoreException e) {
            System.err.println("The quickstart cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /** The port comes first: a server that cannot listen must not issue a key that nobody will see again. */
    private static void start(Settings settings) throws Exception {
        HelloServer server = HelloServer.listenOn(settings.port());
        VerificationCounts verifications = new VerificationCounts();
        ApiKeys apiKeys = ApiKeys.builder(settings.keystile(), System.getenv())
                .listener(verifications)
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, apiKeys), "shutdown"));
        server.start(apiKeys, verifications);
        Welcome.print(System.out, apiKeys, server.url(), settings);
    }

    /** The server first: no request may find its keys closed, and the use of the last key is written too. */
    private static void stop(HelloServer server, ApiKeys apiKeys) {
        try (apiKeys) {
            server.stop();
        } catch (Exception e) {
            System.err.println("The server did not stop as it should: " + e);
        }
    }
}
