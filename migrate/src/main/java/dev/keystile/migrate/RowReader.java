package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;

/** Reads rows one by one, and makes nothing of them yet. */
interface RowReader extends AutoCloseable {
    @Nullable Row next();

    OptionalDouble fraction();

    @Override
    void close();
}
