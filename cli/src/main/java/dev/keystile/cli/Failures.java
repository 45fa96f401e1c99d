package dev.keystile.cli;

import dev.keystile.ConcurrentChangeException;
import dev.keystile.KeyNotFoundException;
import dev.keystile.KeyRevokedException;
import dev.keystile.migrate.MigrationException;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.spi.StoreException;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells what an exception means to the user. */
final class Failures {
    private Failures() {}

    static Failure of(Throwable e) {
        if (e instanceof Failure failure) {
            return failure;
        }
        ExitCode code = code(e);
        return new Failure(code, message(code, e), e);
    }

    private static String message(ExitCode code, Throwable e) {
        String message = String.valueOf(e.getMessage());
        return switch (code) {
            case INTERNAL -> "this is a defect, please report it with what --verbose shows: " + e;
            case STORE -> message.contains("schema=create") ? message + " (keystile schema apply does it)" : message;
            default -> message;
        };
    }

    private static ExitCode code(Throwable e) {
        if (e instanceof KeyNotFoundException) {
            return ExitCode.NOT_FOUND;
        }
        if (e instanceof KeyRevokedException
                || e instanceof ConcurrentChangeException
                || e instanceof DuplicateKeyException
                || e instanceof IllegalStateException) {
            return ExitCode.CONFLICT;
        }
        if (e instanceof StoreException) {
            return ExitCode.STORE;
        }
        boolean isInput = e instanceof IllegalArgumentException
                || e instanceof MigrationException
                || e instanceof IOException
                || e instanceof UncheckedIOException;
        return isInput ? ExitCode.USAGE : ExitCode.INTERNAL;
    }
}
