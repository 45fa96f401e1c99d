package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keystile update}. */
@Command(
        name = "update",
        header = "Changes what people choose of a key.",
        description = "Only what is given changes; the key itself stays as it is.",
        footer = {
            "",
            "Examples:",
            "  keystile update 7Gq2ZkT0aB3x --expires 30d --add-scope orders:write",
            "  keystile update 7Gq2ZkT0aB3x --name 'CI of the new team' --owner ''"
        },
        mixinStandardHelpOptions = true)
final class UpdateCommand implements Runnable {
    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private KeyArgument key;

    @Mixin
    private Changes changes;

    @Mixin
    private OutputOptions output;

    @SuppressWarnings("NullAway.Init")
    UpdateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        changes.requireSome();
        try (ApiKeys keys = store.open()) {
            ApiKey present = key.find(keys);
            output.changed("Updated", keys.update(present.id(), spec -> changes.apply(spec, session.now())));
        }
    }
}
