package dev.keystile.benchmarks.jvm;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A JVM of its own that is measured, on {@linkplain Cores#SERVER its own core}. It ends with this one. */
public final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter commands;
    private final String ready;

    private ChildJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(Cores.SERVER.pin(command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader();
        commands = process.outputWriter();
        ready = answer();
    }

    /**
     * Starts one, and waits until it is ready.
     *
     * @param main a class that ends in {@link Child#serve}
     * @param args its arguments
     * @return the JVM
     * @throws IOException if it ended instead
     */
    public static ChildJvm start(Class<?> main, String... args) throws IOException {
        return new ChildJvm(Jvm.command(Jvm.ownJava(), main, List.of(args)));
    }

    /** As {@link #start}, with the Java that was asked for by {@code -Dbenchmark.java}. */
    public static ChildJvm startWithGivenJava(Class<?> main, String... args) throws IOException {
        return new ChildJvm(Jvm.command(Jvm.givenJava(), main, List.of(args)));
    }

    /** What it said when it was ready. */
    public String ready() {
        return ready;
    }

    /**
     * Has it do something.
     *
     * @param command a command that it serves
     * @return its answer
     * @throws IOException if it ended instead
     */
    public String ask(String command) throws IOException {
        commands.write(command);
        commands.newLine();
        commands.flush();
        return answer();
    }

    /** How long its threads have run until now. */
    public Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        while (line != null && !line.startsWith(Child.MARK)) {
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("a JVM of the benchmark has failed: its errors are above");
        }
        return line.substring(Child.MARK.length());
    }

    /** Ends it. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
