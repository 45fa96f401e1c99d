package dev.keystile.servlet;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeyListener;
import dev.keystile.RejectionReason;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A listener that writes down what it is told. */
final class RecordedEvents implements ApiKeyListener {
    private final List<ApiKeyEvent> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void on(ApiKeyEvent event) {
        events.add(event);
    }

    /** How often a key was accepted. */
    int accepted() {
        return (int)
                all().stream().filter(ApiKeyEvent.Accepted.class::isInstance).count();
    }

    /** Why requests were refused, in order. */
    List<RejectionReason> rejections() {
        return all().stream()
                .filter(ApiKeyEvent.Rejected.class::isInstance)
                .map(event -> ((ApiKeyEvent.Rejected) event).reason())
                .toList();
    }

    void reset() {
        events.clear();
    }

    List<ApiKeyEvent> all() {
        return List.copyOf(events);
    }
}
