package dev.keystile.cli;

import dev.keystile.ApiKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** {@code keystile disable}. */
@Command(
        name = "disable",
        header = "Switches keys off.",
        description = "They are refused until enable switches them on again.",
        footer = {"", "Examples:", "  keystile disable 7Gq2ZkT0aB3x"},
        mixinStandardHelpOptions = true)
final class DisableCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Mixin
    private KeyArguments arguments;

    @Mixin
    private OutputOptions output;

    @SuppressWarnings("NullAway.Init")
    DisableCommand() {}

    @Override
    public Integer call() {
        try (ApiKeys keys = store.open()) {
            return arguments.each(keys, arguments.ids(keys), key -> output.changed("Disabled", keys.disable(key.id())));
        }
    }
}
