package dev.keystile.benchmarks.scale;

import dev.keystile.benchmarks.jvm.ChildJvm;
import dev.keystile.benchmarks.store.Store;
import dev.keystile.benchmarks.window.Subject;
import dev.keystile.benchmarks.window.Window;

import java.io.IOException;
import java.time.Duration;

/** The harness's side of {@link StoreOfSize}, and one operation on it. */
final class SizedStore implements Subject, AutoCloseable {
    private final Store store;
    private final int size;
    private final String operation;
    private final ChildJvm jvm;

    private SizedStore(Store store, int size, String operation, ChildJvm jvm) {
        this.store = store;
        this.size = size;
        this.operation = operation;
        this.jvm = jvm;
    }

    static SizedStore start(Store store, int size) throws IOException {
        ChildJvm jvm = ChildJvm.start(StoreOfSize.class, store.name(), store.freshUrl(), Integer.toString(size));
        return new SizedStore(store, size, "verify", jvm);
    }

    SizedStore doing(String otherOperation) {
        return new SizedStore(store, size, otherOperation, jvm);
    }

    @Override
    public String name() {
        return store.label() + ", " + size + " keys";
    }

    @Override
    public Window measure(Duration length) throws IOException {
        return Window.parse(jvm.ask(operation + " " + length.toMillis()));
    }

    double mebibytes(String what) throws IOException {
        return Long.parseLong(jvm.ask(what)) / 1024.0 / 1024.0;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
