package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;

/** {@code keystile rotate}. */
@Command(
        name = "rotate",
        header = "Gives a key a new secret, and prints the whole key once.",
        description =
                "Its id, scopes and history stay. The present secret works until the grace ends; one that a rotation"
                        + " before has left in its grace ends now.",
        footer = {
            "",
            "Examples:",
            "  keystile rotate 7Gq2ZkT0aB3x",
            "  KEY=$(keystile rotate -q 7Gq2ZkT0aB3x --grace 0 --yes)"
        },
        mixinStandardHelpOptions = true)
final class RotateCommand implements Runnable {
    @Mixin
    private StoreOptions store;

    @Mixin
    private KeyArgument key;

    @Mixin
    private PlaintextOutput output;

    @Mixin
    private Confirmation confirmation;

    @Option(
            names = "--grace",
            paramLabel = "SPAN",
            order = 1,
            description = "How long the present secret still works: 0 to 366d; 24h unless given. Zero asks first.")
    private Duration grace = Duration.ofHours(24);

    @SuppressWarnings("NullAway.Init")
    RotateCommand() {}

    @Override
    public void run() {
        try (ApiKeys keys = store.open()) {
            ApiKey present = key.find(keys);
            if (grace.isZero()) {
                confirmation.require("Whoever uses the key " + present.id() + " (" + present.name()
                        + ") is refused until they have the new secret. Rotate it without grace?");
            }
            try (IssuedKey issued = keys.rotate(present.id(), grace)) {
                output.print(issued, "Rotated");
            }
        }
    }
}
