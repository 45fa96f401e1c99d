package dev.keystile.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** One node of an application, as a process of its own: the quickstart, with a store by URL alone. */
final class NodeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String LISTENING = "Listening on ";
    private static final String MAIN = "dev.keystile.examples.quickstart.Main";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path output;
    private final Process process;
    private final String url;

    private NodeProcess(Path output, Process process) {
        this.output = output;
        this.process = process;
        this.url = awaitUrl();
    }

    /**
     * Starts one, and waits until it is well.
     *
     * @param storeUrl the store, credentials included
     */
    static NodeProcess start(String storeUrl) {
        try {
            Path output = Files.createTempFile("keystile-node", ".txt");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            // Its own, not the one of these tests.
                            "-Dlogback.configurationFile=logback.xml",
                            MAIN)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().put("PORT", "0");
            builder.environment().put("KEYSTILE_STORE_URL", storeUrl);
            return new NodeProcess(output, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitUrl() {
        try {
            await().atMost(PATIENCE).until(() -> listening().isPresent() || !process.isAlive());
            String found = listening().orElseThrow(() -> new AssertionError("the process ended: " + output()));
            await().atMost(PATIENCE).until(() -> get(found + "/health", "").statusCode() == 200);
            return found;
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Optional<String> listening() {
        return output().lines()
                .filter(line -> line.startsWith(LISTENING))
                .map(line -> line.substring(LISTENING.length()).split(" ", 2)[0])
                .findFirst();
    }

    /** All that it said so far, its log included. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client asks for. */
    URI url() {
        return URI.create(url + "/api/hello");
    }

    int status(Presented key) throws IOException, InterruptedException {
        return get(url().toString(), "Api-Key " + key.text()).statusCode();
    }

    private HttpResponse<Void> get(String target, String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding());
    }

    long pid() {
        return process.pid();
    }

    /** As an operator ends it: it may finish what it has to. */
    void terminate() throws InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** As when the power fails. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end: " + output());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
