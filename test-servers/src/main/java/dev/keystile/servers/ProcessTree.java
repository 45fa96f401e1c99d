package dev.keystile.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process and all that it has started.
 *
 * @param root the first of them, a child of this JVM, which takes note of its end: a process nobody waits for would keep its
 *     number, and a server started again would believe that it still runs
 */
record ProcessTree(Process root) {
    private static final long PATIENCE_SECONDS = 30;

    void kill() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitExit();
    }

    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    private List<ProcessHandle> all() {
        return Stream.concat(Stream.of(root.toHandle()), root.descendants()).toList();
    }

    private void awaitExit() {
        try {
            if (!root.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process " + root.pid() + " was killed and does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The root comes first: stopped, it starts no process that would be missed, and keeps the number of each that ends. A
     * process of a server that comes and goes by itself, as PostgreSQL's workers do, may have gone before its turn.
     */
    private void signal(String signal) {
        signal(signal, root.toHandle());
        root.descendants().forEach(process -> signal(signal, process));
    }

    private static void signal(String signal, ProcessHandle process) {
        try {
            int exit = new ProcessBuilder("kill", signal, "" + process.pid())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            if (exit != 0 && process.isAlive()) {
                throw new IllegalStateException(
                        "kill " + signal + " of the process " + process.pid() + " failed: " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
