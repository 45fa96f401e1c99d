package dev.keystile.servers;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One {@code mongod} on a port and a folder of its own, which it keeps from start to start. */
final class Mongod {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final int port;
    private final List<String> command;
    private Process process;

    private Mongod(Path folder, int port, List<String> command) throws IOException {
        this.folder = folder;
        this.port = port;
        this.command = command;
        this.process = run();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts one, which need not listen yet. */
    static Mongod start(MongodBinary binary, String... options) {
        try {
            Path folder = Files.createTempDirectory("keystile-mongod");
            int port = FreePorts.next();
            List<String> command = new ArrayList<>(List.of(
                    binary.path().toString(),
                    "--dbpath=" + folder,
                    "--port=" + port,
                    "--bind_ip=127.0.0.1",
                    "--nounixsocket",
                    "--wiredTigerCacheSizeGB=0.25",
                    "--setParameter=diagnosticDataCollectionEnabled=false",
                    // Lets a test make the server fail on purpose (failCommand).
                    "--setParameter=enableTestCommands=1"));
            command.addAll(List.of(options));
            return new Mongod(folder, port, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    void awaitListening() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (endsWithin(20) || System.nanoTime() > deadline) {
                throw new IllegalStateException("mongod does not start: " + command + "\n" + lastLines());
            }
        }
    }

    /** As when the power fails. */
    void kill() {
        process.destroyForcibly();
        if (!endsWithin(PATIENCE.toMillis())) {
            throw new IllegalStateException("mongod " + process.pid() + " cannot be killed");
        }
    }

    /** Asks it, whether it is a member of a set or not. */
    void ask(Consumer<MongoClient> work) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + address() + "/?directConnection=true"))
                .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(1, TimeUnit.SECONDS))
                .build();
        try (MongoClient client = MongoClients.create(settings)) {
            work.accept(client);
        }
    }

    void restart() {
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    /** Ends it for good, by the test or at the end of the JVM, whichever comes first. */
    synchronized void close() {
        kill();
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return folder.resolve("mongod.log");
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "it has left no log: " + e;
        }
    }
}
