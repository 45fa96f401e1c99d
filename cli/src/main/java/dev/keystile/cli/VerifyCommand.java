package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.Verification.Accepted;
import dev.keystile.Verification.Rejected;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code keystile verify}. */
@Command(
        name = "verify",
        header = "Tells whether a key would let a request in, and if not, why.",
        description = "The key is read from standard input, or typed without being shown. It leaves no trace: no use is"
                + " counted. Exit code 0 if the key is accepted, 1 if it is rejected.",
        footer = {
            "",
            "Examples:",
            "  keystile verify",
            "  pbpaste | keystile verify --scope orders:read --from 203.0.113.7"
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            order = 1,
            description = "A scope that the request needs; may be repeated.")
    private Set<String> scopes = new LinkedHashSet<>();

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            order = 2,
            description = "The client's IP address. A key that is bound to networks is rejected without it.")
    private @Nullable String from;

    @SuppressWarnings("NullAway.Init")
    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ApiKeys keys = store.open()) {
            Verification verification = keys.check(new VerificationRequest(PresentedKey.read(session), from, scopes));
            if (verification instanceof Accepted accepted) {
                accepted(accepted.key());
                return ExitCode.DONE.number();
            }
            return rejected((Rejected) verification);
        }
    }

    private void accepted(ApiKey key) {
        Style style = new Style(session.terminal().hasColours());
        output.print(
                () -> json(true, Map.entry("key", KeyJson.of(key, session.now()))),
                () -> List.of(style.good("accepted") + ": " + Inert.text(described(key))));
    }

    private static String described(ApiKey key) {
        return key.id() + " (" + key.name() + ")"
                + (key.owner() == null ? "" : " of " + key.owner())
                + (key.scopes().isEmpty() ? "" : ", may " + String.join(" ", key.scopes()));
    }

    private int rejected(Rejected rejected) {
        if (rejected.reason() == RejectionReason.STORE_UNAVAILABLE) {
            throw new Failure(ExitCode.STORE, "the store could not be asked for the key");
        }
        String reason = rejected.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String id = rejected.keyId() == null ? "" : " (key " + rejected.keyId() + ")";
        Style style = new Style(session.terminal().hasColours());
        output.print(
                () -> {
                    Map<String, @Nullable Object> json =
                            json(false, Map.entry("reason", rejected.reason().name()));
                    json.put("keyId", rejected.keyId());
                    return json;
                },
                () -> List.of(style.bad("rejected") + ": " + reason + id));
        return ExitCode.NO.number();
    }

    private static Map<String, @Nullable Object> json(boolean accepted, Map.Entry<String, Object> more) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("accepted", accepted);
        json.put(more.getKey(), more.getValue());
        return json;
    }
}
