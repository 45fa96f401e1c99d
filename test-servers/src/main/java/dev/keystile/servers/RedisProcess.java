package dev.keystile.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A process of redis-server on a port and a folder of its own, both kept across restarts. */
final class RedisProcess implements AutoCloseable {
    private static final long START_SECONDS = 30;

    private static final String CONFIG = "redis.conf";

    private final int port;
    private final Path folder = Folders.fresh("redis");
    private final List<String> arguments;
    private volatile @Nullable Process process;

    /**
     * Starts a process.
     *
     * @param port where it listens
     * @param config the lines of its configuration file, which it may write itself later
     * @param arguments what follows that file on the command line
     */
    RedisProcess(int port, List<String> config, String... arguments) {
        this.port = port;
        this.arguments = List.of(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        try {
            Files.write(folder.resolve(CONFIG), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch();
    }

    int port() {
        return port;
    }

    /** Starts it again, after {@link #kill}. */
    void start() {
        process = launch();
    }

    /** As a crash does: nothing is written any more. */
    void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroyForcibly();
        try {
            running.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends a signal by its name, such as {@code STOP}. */
    void signal(String name) {
        try {
            String pid = Long.toString(Objects.requireNonNull(process).pid());
            int exit = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + name + " has failed with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        command.add(RedisBinary.path().toString());
        command.add(CONFIG);
        command.addAll(arguments);
        try {
            Process started = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            awaitAnswer(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer(Process started) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!RedisCommand.answers(port)) {
            if (!started.isAlive() || System.nanoTime() > end) {
                started.destroyForcibly();
                throw new IllegalStateException("redis-server does not start: " + Files.readString(log()));
            }
            Pause.brief();
        }
    }

    /** Deletes what it has written, but for its configuration. */
    void deleteData() {
        Folders.delete(folder, path -> !path.equals(folder) && !path.endsWith(CONFIG));
    }

    /** Ends it and deletes its folder. */
    @Override
    public void close() {
        kill();
        Folders.delete(folder, path -> true);
    }

    private Path log() {
        return folder.resolve("server.log");
    }
}
