package dev.keystile.faults;

import dev.keystile.spi.ChangeFeed.ChangeListener;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Between a feed and a node: loses messages, or tells them twice and in another order. */
final class BadRoad implements ChangeListener {
    private final ChangeListener node;
    private final List<String> held = new ArrayList<>();
    private boolean isBroken;

    BadRoad(ChangeListener node) {
        this.node = node;
    }

    /** From now on, messages are lost. */
    synchronized void breakDown() {
        isBroken = true;
    }

    /** The feed has connected again, and cannot tell what was lost. */
    void mendWithGap() {
        synchronized (this) {
            isBroken = false;
        }
        node.gap();
    }

    /** Tells all that was held twice, in a random order. */
    synchronized void tellTwiceInDisorder() {
        held.addAll(List.copyOf(held));
        Collections.shuffle(held, new Random(held.size()));
        held.forEach(node::changed);
        held.clear();
    }

    synchronized int held() {
        return held.size();
    }

    @Override
    public synchronized void changed(String keyId) {
        if (!isBroken) {
            held.add(keyId);
        }
    }

    @Override
    public void gap() {
        node.gap();
    }
}
