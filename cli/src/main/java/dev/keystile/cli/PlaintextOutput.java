package dev.keystile.cli;

import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKey;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/** Hands over a new key: to standard output, once, and nowhere else. */
final class PlaintextOutput {
    private final Session session;

    @Option(
            names = {"-q", "--quiet"},
            order = 61,
            description = "Print the bare key, and no hint about it on standard error.")
    private boolean quiet;

    @Option(names = "--json", order = 60, description = "Print JSON: the key with its plaintext.")
    private boolean json;

    PlaintextOutput(Session session) {
        this.session = session;
    }

    void print(IssuedKey issued, String what) {
        session.out().println(json ? new Json().line(object(issued)) : issued.plaintext());
        if (session.out().checkError()) {
            throw new Failure(ExitCode.OUTPUT, lost(issued.key()));
        }
        if (!quiet) {
            session.hint(what + " " + issued.key().id() + " ("
                    + Inert.text(issued.key().name()) + "). The key is shown this once: only its hash is kept.");
        }
    }

    private Map<String, Object> object(IssuedKey issued) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", KeyJson.of(issued.key(), session.now()));
        object.put("plaintext", issued.plaintext());
        return object;
    }

    private static String lost(ApiKey key) {
        return "standard output is closed, so nobody has seen the new secret of the key " + key.id()
                + ": rotate that key to get another, or delete it";
    }
}
