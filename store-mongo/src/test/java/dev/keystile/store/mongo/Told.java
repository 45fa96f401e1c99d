package dev.keystile.store.mongo;

import dev.keystile.spi.ChangeFeed.ChangeListener;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what a feed tells: key ids, and {@link #GAP} for a gap. */
final class Told implements ChangeListener {
    static final String GAP = "(gap)";

    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void changed(String keyId) {
        all.add(keyId);
    }

    @Override
    public void gap() {
        all.add(GAP);
    }

    /** What was told since this was last asked. */
    List<String> news() {
        List<String> news = List.copyOf(all);
        all.clear();
        return news;
    }
}
