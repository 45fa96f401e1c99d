package dev.keystile.cli;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Decides what of the logs a user sees: Keystile's own warnings, such as that a damaged key was left out of a list, on one
 * line each. What drivers say of a failure is in the error that ends the command.
 */
final class Logs extends Handler {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger KEYSTILE = Logger.getLogger("dev.keystile");

    private final Session session;
    private final boolean verbose;
    private final Formatter formatter = new SimpleFormatter();

    private Logs(Session session, boolean verbose) {
        this.session = session;
        this.verbose = verbose;
    }

    static void configure(Session session, boolean verbose) {
        LogManager.getLogManager().reset();
        ROOT.setLevel(verbose ? Level.INFO : Level.OFF);
        KEYSTILE.setLevel(verbose ? Level.FINE : Level.WARNING);
        ROOT.addHandler(new Logs(session, verbose));
    }

    @Override
    public void publish(LogRecord record) {
        if (verbose) {
            session.hint(formatter.format(record).stripTrailing());
        } else {
            session.warn(formatter.formatMessage(record));
        }
    }

    /** Each line is written at once. */
    @Override
    public void flush() {}

    @Override
    public void close() {}
}
