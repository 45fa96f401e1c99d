package dev.keystile.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of a list.
 *
 * @param <T> what is listed
 * @param items the part, in the list's order
 * @param next where the next part begins; {@code null} if this is the last
 */
public record Page<T>(List<T> items, @Nullable PageToken next) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
