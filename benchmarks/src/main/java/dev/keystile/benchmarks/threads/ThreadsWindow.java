package dev.keystile.benchmarks.threads;

import dev.keystile.benchmarks.window.Window;

/**
 * What a number of threads did in one window.
 *
 * @param window what they did together
 * @param pinned how often a virtual thread kept its carrier; 0 for platform threads
 */
record ThreadsWindow(Window window, long pinned) {
    private static final int FIELDS = 6;

    static ThreadsWindow parse(String line) {
        String[] parts = line.split(" ", -1);
        return new ThreadsWindow(Window.parse(line), parts.length > FIELDS ? Long.parseLong(parts[FIELDS]) : 0);
    }
}
