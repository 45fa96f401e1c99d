package dev.keystile.benchmarks.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The two cores that benchmarks keep apart: what is measured on one, what loads and stores on the other. */
public enum Cores {
    /** What is measured. */
    SERVER(0),
    /** The harness, its load generators, and the database servers that it starts. */
    LOAD(1);

    /** Counted before any pinning, which would hide the others. */
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private final int core;

    Cores(int core) {
        this.core = core;
    }

    /**
     * Tells whether there are two cores and a way to pin to them. If not, everything runs everywhere, and results say so.
     *
     * @return whether processes are pinned
     */
    public static boolean arePinned() {
        return Files.isExecutable(TASKSET) && Files.exists(Path.of("/sys/devices/system/cpu/cpu1"));
    }

    /** Moves this JVM, and what it starts from now on, to this core. */
    public void take() throws IOException, InterruptedException {
        move(Integer.toString(core));
    }

    /** Lets this JVM, and what it starts from now on, run on any core. */
    public static void takeAll() throws IOException, InterruptedException {
        move("0-" + (ALL - 1));
    }

    private static void move(String cores) throws IOException, InterruptedException {
        if (arePinned()) {
            String self = Long.toString(ProcessHandle.current().pid());
            Process taskset = new ProcessBuilder(TASKSET.toString(), "-acp", cores, self)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (taskset.waitFor() != 0) {
                throw new IOException("taskset could not move this JVM to the cores " + cores);
            }
        }
    }

    /** Makes a command run on this core. */
    public List<String> pin(List<String> command) {
        List<String> pinned = new ArrayList<>();
        if (arePinned()) {
            pinned.addAll(List.of(TASKSET.toString(), "-c", Integer.toString(core)));
        }
        pinned.addAll(command);
        return pinned;
    }
}
