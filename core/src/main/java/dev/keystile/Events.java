package dev.keystile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Supplier;

/** Tells all listeners; one that fails breaks nothing, be it with an error or with what Java would have it declare. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<ApiKeyListener> listeners;

    Events(List<ApiKeyListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** For events of every request: one that nobody would hear is not made. */
    void tell(Supplier<ApiKeyEvent> event) {
        if (!listeners.isEmpty()) {
            tell(event.get());
        }
    }

    void tell(ApiKeyEvent event) {
        for (ApiKeyListener listener : listeners) {
            try {
                listener.on(event);
            } catch (Throwable e) {
                LOG.error(
                        "The listener {} failed; the event {} stands",
                        listener.getClass().getName(),
                        event,
                        e);
            }
        }
    }
}
