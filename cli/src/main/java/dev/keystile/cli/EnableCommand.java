package dev.keystile.cli;

import dev.keystile.ApiKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** {@code keystile enable}. */
@Command(
        name = "enable",
        header = "Switches keys on again.",
        description = "Undoes disable; a revoked key stays revoked.",
        footer = {"", "Examples:", "  keystile enable 7Gq2ZkT0aB3x"},
        mixinStandardHelpOptions = true)
final class EnableCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Mixin
    private KeyArguments arguments;

    @Mixin
    private OutputOptions output;

    @SuppressWarnings("NullAway.Init")
    EnableCommand() {}

    @Override
    public Integer call() {
        try (ApiKeys keys = store.open()) {
            return arguments.each(keys, arguments.ids(keys), key -> output.changed("Enabled", keys.enable(key.id())));
        }
    }
}
