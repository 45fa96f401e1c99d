package dev.keystile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Tells all listeners; one that fails breaks nothing, be it with an error or with what Java would have it declare. */
final class Events {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final List<ApiKeyListener> listeners;

    Events(List<ApiKeyListener> listeners) {
        this.listeners = List.copyOf(listeners);
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
