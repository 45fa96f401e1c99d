package dev.keystile.cli;

import org.jspecify.annotations.Nullable;

/** Why a command ends early: one line for the user, and the exit code. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    Failure(ExitCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    Failure(ExitCode code, String message) {
        this(code, message, null);
    }

    static Failure usage(String message) {
        return new Failure(ExitCode.USAGE, message);
    }

    ExitCode code() {
        return code;
    }

    /** The message on one line, whatever a server or a driver put into it, and without anything that a terminal obeys. */
    String line() {
        return "keystile: " + Inert.line(String.valueOf(getMessage()));
    }
}
