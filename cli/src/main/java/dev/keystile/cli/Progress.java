package dev.keystile.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** How far long work has come, on standard error if that is a terminal. */
final class Progress implements AutoCloseable {
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

    void stepTo(long done) {
        if (bar != null) {
            Objects.requireNonNull(bar).stepTo(done);
        }
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
