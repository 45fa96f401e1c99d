package dev.keystile.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/** How far long work has come, on standard error if that is a terminal. */
final class Progress implements AutoCloseable {
    /** For work of which only the share that is done is known: per mille. */
    static final long WHOLE = 1000;

    static final long UNKNOWN = -1;
    private static final int WIDTH = 78;

    private final Session session;
    private final String task;
    private volatile @Nullable ProgressBar bar;

    Progress(Session session, String task) {
        this.session = session;
        this.task = task;
    }

    /**
     * Shows the bar.
     *
     * @param steps how many there are in all; less than zero if nobody knows
     */
    void start(long steps) {
        if (session.terminal().isError()) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build();
        }
    }

    void stepIf(boolean done) {
        ProgressBar current = bar;
        if (done && current != null) {
            current.step();
        }
    }

    void count(long done) {
        ProgressBar current = bar;
        if (current != null) {
            current.stepTo(done);
        }
    }

    /** What share is done, if it is known, and else how much. */
    void at(OptionalDouble fraction, long count) {
        ProgressBar current = bar;
        if (current != null) {
            current.setExtraMessage(fraction.isPresent() ? count + " rows" : "");
            current.stepTo(fraction.isPresent() ? Math.round(fraction.getAsDouble() * WHOLE) : count);
        }
    }

    /** Leaves the line to a message; the bar is drawn anew below it. */
    void above(Runnable message) {
        if (bar != null) {
            session.hint("");
        }
        message.run();
    }

    /** Leaves the bar where it came to, and the line to others. */
    void end() {
        ProgressBar current = bar;
        bar = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void close() {
        end();
    }
}
