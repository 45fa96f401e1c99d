package dev.keystile.cli;

import dev.keystile.ApiKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keystile show}. */
@Command(
        name = "show",
        header = "Shows all of a key but its secret.",
        footer = {"", "Examples:", "  keystile show 7Gq2ZkT0aB3x", "  pbpaste | keystile show -"},
        mixinStandardHelpOptions = true)
final class ShowCommand implements Runnable {
    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private KeyArgument key;

    @Mixin
    private OutputOptions output;

    @SuppressWarnings("NullAway.Init")
    ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        try (ApiKeys keys = store.open()) {
            KeyWithUsage row = KeyWithUsage.of(keys, key.find(keys));
            output.print(
                    () -> KeyJson.of(row.key(), row.usage(), session.now()), () -> new KeyDetails(session).lines(row));
        }
    }
}
