package dev.keystile;

/**
 * Is told what happens to keys on this node.
 *
 * <p>It is called after the fact, on the thread that caused it, by several threads at once, and once for each event. A
 * request waits for it, so it should return at once. What it throws is logged and changes nothing. It is not told what
 * other nodes do.
 */
@FunctionalInterface
public interface ApiKeyListener {
    /**
     * Something happened.
     *
     * @param event what it was: use {@code instanceof} to pick what matters, and expect new kinds of events in the future
     */
    void on(ApiKeyEvent event);
}
