package dev.keystile.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What Keystile tells in the log from INFO up: what an operator reads. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.keystile");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {}

    static LogLines capture() {
        LogLines lines = new LogLines();
        lines.setContext(lines.logger.getLoggerContext());
        lines.start();
        lines.logger.setLevel(Level.INFO);
        lines.logger.setAdditive(false);
        lines.logger.addAppender(lines);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
    }
}
