package dev.keystile.benchmarks.micro;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;

/** Takes the elements of a list in turn, each thread for itself. */
@State(Scope.Thread)
public class Cursor {
    private int next;

    /**
     * Tells the next element.
     *
     * @param list not empty
     */
    public <T> T of(List<T> list) {
        next = next + 1 == list.size() ? 0 : next + 1;
        return list.get(next);
    }
}
