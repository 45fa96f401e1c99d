package dev.keystile.cli;

import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

import java.util.Map;
import java.util.Optional;

/** Which of the standard streams lead to a terminal, and what that can show. */
final class Terminal {
    private final Map<String, String> environment;
    private final Tty tty = new Tty();

    Terminal(Map<String, String> environment) {
        this.environment = environment;
    }

    boolean isInput() {
        return is(SystemStream.Input);
    }

    boolean isOutput() {
        return is(SystemStream.Output);
    }

    boolean isError() {
        return is(SystemStream.Error);
    }

    private static boolean is(SystemStream stream) {
        return new ExecTerminalProvider().isSystemStream(stream);
    }

    /** Whoever can be asked, wherever the streams lead. */
    Tty tty() {
        return tty;
    }

    /** See no-color.org. */
    boolean hasColours() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb")
                && isOutput();
    }

    /** How many columns standard output has; empty if it is no terminal, or does not say. */
    Optional<Integer> width() {
        return isOutput() ? tty.columns() : Optional.empty();
    }
}
