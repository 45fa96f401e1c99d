package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code keystile delete}. */
@Command(
        name = "delete",
        header = "Removes keys with their history.",
        description = "To end a key, revoke it: then it is known why it no longer works.",
        footer = {"", "Examples:", "  keystile delete 7Gq2ZkT0aB3x --yes"},
        mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
    @Mixin
    private StoreOptions store;

    @Mixin
    private KeyArguments arguments;

    @Mixin
    private OutputOptions output;

    @Mixin
    private Confirmation confirmation;

    @SuppressWarnings("NullAway.Init")
    DeleteCommand() {}

    @Override
    public Integer call() {
        try (ApiKeys keys = store.open()) {
            List<String> ids = arguments.ids(keys);
            confirmation.require("Delete " + KeyArguments.named(keys, ids) + ", with all that is known of it?");
            return arguments.each(keys, ids, key -> delete(keys, key));
        }
    }

    private void delete(ApiKeys keys, ApiKey key) {
        if (!keys.delete(key.id())) {
            throw new Failure(ExitCode.NOT_FOUND, "somebody else has deleted the key " + key.id() + " meanwhile");
        }
        output.print(
                () -> Map.of("deleted", key.id()),
                () -> List.of("Deleted " + key.id() + " (" + Inert.text(key.name()) + ")"));
    }
}
