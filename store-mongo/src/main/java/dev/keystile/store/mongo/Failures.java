package dev.keystile.store.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import dev.keystile.spi.StoreException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;

/**
 * Turns what the driver throws into what a store throws, in one line. The driver's own messages are kept back: they quote
 * commands, and with them hashes, or the credential.
 */
final class Failures {
    private Failures() {}

    /**
     * Asks the database.
     *
     * @param action what for, to complete "could not"
     * @throws StoreException if it cannot answer
     */
    static <T> T guard(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException | IllegalStateException e) {
            // An illegal state is a client that the application has closed.
            throw of(action, e);
        }
    }

    static StoreException of(String action, RuntimeException e) {
        return new StoreException("MongoDB could not " + action + " (" + reason(e) + ")", cause(e));
    }

    /** Names the failure: what the server calls it, or else its class, and what the network said. */
    static String reason(RuntimeException e) {
        StringBuilder reason = new StringBuilder(e.getClass().getSimpleName());
        if (e instanceof MongoException failure && failure.getCode() > 0) {
            reason.append(" ").append(failure.getCode());
        }
        if (e instanceof MongoCommandException failure) {
            reason.append(" ").append(failure.getErrorCodeName());
        }
        Exception cause = cause(e);
        return cause == null ? reason.toString() : reason + ", " + cause;
    }

    /** Whether the server would not have the credential. */
    static boolean isAboutCredential(Throwable e) {
        return chained(e, MongoSecurityException.class) != null;
    }

    /** What the JDK threw, which knows nothing of keys and credentials. */
    private static @Nullable Exception cause(Throwable e) {
        Exception cause = chained(e, IOException.class);
        return cause == null ? chained(e, GeneralSecurityException.class) : cause;
    }

    private static <T extends Throwable> @Nullable T chained(Throwable e, Class<T> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
