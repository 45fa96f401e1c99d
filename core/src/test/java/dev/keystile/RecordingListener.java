package dev.keystile;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every event, in the order in which it was told. */
final class RecordingListener implements ApiKeyListener {
    private final List<ApiKeyEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(ApiKeyEvent event) {
        events.add(event);
    }

    List<ApiKeyEvent> all() {
        return List.copyOf(events);
    }

    <T extends ApiKeyEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
