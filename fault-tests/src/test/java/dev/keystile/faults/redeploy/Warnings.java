package dev.keystile.faults.redeploy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Tomcat complains of: threads, drivers, thread-locals that an application leaves behind, and whatever else. */
final class Warnings extends Handler implements AutoCloseable {
    private final Logger tomcat = Logger.getLogger("org.apache");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    Warnings() {
        tomcat.setUseParentHandlers(false);
        tomcat.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
            messages.add(entry.getSourceClassName() + ": " + entry.getMessage());
        }
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    /**
     * The warnings that are no false alarms. Tomcat takes its own thread, when it looks after the application at that time,
     * for one of the application's; and a thread that is about to end, which has no stack any more, for one that stays.
     */
    List<String> justified() {
        return messages.stream()
                .filter(message -> !message.contains("thread named [Catalina-utility-"))
                .filter(message -> !message.strip().endsWith("Stack trace of thread:"))
                .toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        tomcat.removeHandler(this);
    }
}
