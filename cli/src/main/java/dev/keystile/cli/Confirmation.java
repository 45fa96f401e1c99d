package dev.keystile.cli;

import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.Set;

/** What cannot be undone is done after a yes only. */
final class Confirmation {
    private static final Set<String> YES = Set.of("y", "yes");

    private final Session session;

    @Option(
            names = {"-y", "--yes"},
            order = 50,
            description = "Do not ask.")
    private boolean yes;

    Confirmation(Session session) {
        this.session = session;
    }

    /** Asks, unless the answer was given already; without a yes the command ends here. */
    void require(String question) {
        if (yes) {
            return;
        }
        String answer = session.terminal()
                .tty()
                .ask(Inert.line(question) + " [y/N] ")
                .orElseThrow(() -> new Failure(
                        ExitCode.NOT_CONFIRMED,
                        "this cannot be undone, and there is no terminal to ask at: give --yes. Nothing was done"));
        if (!YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw new Failure(ExitCode.NOT_CONFIRMED, "not confirmed: nothing was done");
        }
    }
}
