package dev.keystile.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keystile completion}. */
@Command(
        name = "completion",
        header = "Prints the script that completes commands and options in bash and zsh.",
        footer = {"", "Examples:", "  source <(keystile completion)"},
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Runnable {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.out().print(AutoComplete.bash("keystile", spec.root().commandLine()));
        session.requireReader();
    }
}
