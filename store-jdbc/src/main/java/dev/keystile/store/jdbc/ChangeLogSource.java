package dev.keystile.store.jdbc;

import dev.keystile.spi.ChangeFeed.ChangeListener;
import dev.keystile.spi.ChangeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Reads the change log once for each call, and now and then deletes what is old in it. */
final class ChangeLogSource implements ChangeSource {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcKeyStore.class);
    private static final long TRIM_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

    private final ChangeReader reader;
    private final LongSupplier nanoTime;
    private long lastTrim;

    ChangeLogSource(ChangeReader reader, LongSupplier nanoTime) {
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.lastTrim = nanoTime.getAsLong();
    }

    @Override
    public boolean isOpen() {
        return reader.hasPlace();
    }

    @Override
    public boolean open() {
        reader.start();
        return false;
    }

    @Override
    public void read(ChangeListener listener) {
        reader.read(listener);
        trimSometimes();
    }

    /** The place is kept: it is a number. */
    @Override
    public void close() {}

    private void trimSometimes() {
        long now = nanoTime.getAsLong();
        if (now - lastTrim < TRIM_INTERVAL_NANOS) {
            return;
        }
        lastTrim = now;
        try {
            reader.trim();
        } catch (RuntimeException e) {
            LOG.warn("The change log grows, since old entries cannot be deleted: {}", e.getMessage());
        }
    }
}
