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

    private void signal(String signal) {
        List<String> pids = all().stream().map(process -> "" + process.pid()).toList();
        try {
            int exit = new ProcessBuilder(Stream.concat(Stream.of("kill", signal), pids.stream())
                            .toList())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill " + signal + " of the processes " + pids + " failed: " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
