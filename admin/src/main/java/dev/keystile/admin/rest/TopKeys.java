package dev.keystile.admin.rest;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many keys there were, and the first few of them in some order. */
final class TopKeys {
    private static final int SHOWN = 10;

    /** A key and its use, as they were seen. */
    record Seen(ApiKey key, KeyUsage usage) {}

    private final Comparator<Seen> order;
    private final List<Seen> first = new ArrayList<>();
    private long count;

    TopKeys(Comparator<Seen> order) {
        this.order = order;
    }

    void offer(ApiKey key, KeyUsage usage) {
        count++;
        first.add(new Seen(key, usage));
        first.sort(order);
        if (first.size() > SHOWN) {
            first.remove(SHOWN);
        }
    }

    long count() {
        return count;
    }

    List<Seen> first() {
        return first;
    }
}
