package dev.keystile.cli;

import dev.keystile.ApiKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.concurrent.Callable;

/** {@code keystile revoke}. */
@Command(
        name = "revoke",
        header = "Ends keys now and for good.",
        description =
                "Nothing undoes it; disable can be undone. Every node refuses a revoked key within seconds. A key that is"
                        + " revoked already keeps its first reason.",
        footer = {
            "",
            "Examples:",
            "  keystile revoke 7Gq2ZkT0aB3x --reason 'found in a public repository' --yes",
            "  pbpaste | keystile revoke - --reason leaked"
        },
        mixinStandardHelpOptions = true)
final class RevokeCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Mixin
    private KeyArguments arguments;

    @Mixin
    private OutputOptions output;

    @Mixin
    private Confirmation confirmation;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            order = 1,
            description = "Why, for those who look later.")
    private String reason = "";

    @SuppressWarnings("NullAway.Init")
    RevokeCommand() {}

    @Override
    public Integer call() {
        try (ApiKeys keys = store.open()) {
            List<String> ids = arguments.ids(keys);
            confirmation.require("Revoke " + KeyArguments.named(keys, ids) + ", for good?");
            return arguments.each(keys, ids, key -> output.changed("Revoked", keys.revoke(key.id(), reason)));
        }
    }
}
