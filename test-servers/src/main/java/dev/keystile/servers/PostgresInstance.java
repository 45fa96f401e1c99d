package dev.keystile.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A real PostgreSQL of one test's own. {@link PostgresServer} is the one for tests that do it no harm. */
public final class PostgresInstance implements FaultyServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

    private final Path folder;
    private final Path program;
    private final int port;
    private final Thread atTheEnd = new Thread(this::stop);
    private @Nullable ProcessTree processes;

    private PostgresInstance(Path folder, Path program, int port) {
        this.folder = folder;
        this.program = program;
        this.port = port;
    }

    /**
     * Makes a data folder and starts a server on it.
     *
     * @return the server, which answers
     */
    public static PostgresInstance start() {
        try {
            Path folder = Folders.fresh("postgres");
            PostgresInstance instance = prepare(folder);
            Runtime.getRuntime().addShutdownHook(instance.atTheEnd);
            instance.restart();
            instance.noteVersion();
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the library unpack the server and make the data folder; what it starts itself is no child of this JVM. */
    private static PostgresInstance prepare(Path folder) throws IOException {
        Path data = folder.resolve("data");
        try (EmbeddedPostgres first = EmbeddedPostgres.builder()
                .setPort(FreePorts.next())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start()) {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            String program =
                    ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow();
            return new PostgresInstance(folder, Path.of(program), first.getPort());
        }
    }

    private void noteVersion() {
        try (Connection connection = connect()) {
            RanOn.note(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes a database that nobody else uses.
     *
     * @return its URL, with the user in it; there is no password
     */
    public String newDatabase() {
        String name = "ks" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name);
        return url(name);
    }

    /**
     * Runs a statement as the superuser, in the database {@code postgres}.
     *
     * @param sql the statement
     */
    public void execute(String sql) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void kill() {
        running().kill();
        processes = null;
    }

    @Override
    public void restart() {
        if (processes != null) {
            throw new IllegalStateException("the server is running: kill it first");
        }
        try {
            processes = new ProcessTree(new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                    .start());
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not. */
    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program.toString(), "-D", folder.resolve("data").toString(), "-p", "" + port));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        return command;
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() - deadline > 0 || !running().root().isAlive()) {
                throw new IllegalStateException("PostgreSQL does not start: " + Files.readString(log().toPath()));
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private boolean answers() {
        try {
            connect().close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private File log() {
        return folder.resolve("log").toFile();
    }

    @Override
    public void freeze() {
        running().freeze();
    }

    @Override
    public void thaw() {
        running().thaw();
    }

    private ProcessTree running() {
        if (processes == null) {
            throw new IllegalStateException("the server was killed: restart it first");
        }
        return processes;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        stop();
    }

    private void stop() {
        if (processes != null) {
            kill();
        }
        Folders.delete(folder, path -> true);
    }
}
