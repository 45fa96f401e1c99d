package dev.keystile.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The quickstart as people run it: a process with an environment and a working directory. */
final class QuickstartProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LISTENING = "Listening on ";
    private static final String API_KEY = "API key: ";
    private static final String ADMIN_KEY = "Admin key: ";

    private final Process process;
    private final Path out;
    private final Path err;
    private final HttpClient http = HttpClient.newHttpClient();

    private QuickstartProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static QuickstartProcess start(Path directory, Map<String, String> environment) throws IOException {
        Path out = Files.createTempFile(directory, "stdout", ".txt");
        Path err = Files.createTempFile(directory, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // The last makes a JVM talk on stderr.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("KEYSTILE_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return new QuickstartProcess(builder.start(), out, err);
    }

    static QuickstartProcess startAnywhere(Path directory) throws IOException {
        return start(directory, Map.of("PORT", "0"));
    }

    /** All that it said so far. */
    List<String> out() {
        return lines(out);
    }

    List<String> err() {
        return lines(err);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String apiKey() {
        return awaitLine(API_KEY).substring(API_KEY.length());
    }

    String adminKey() {
        return awaitLine(ADMIN_KEY).substring(ADMIN_KEY.length());
    }

    /** The part of the key that is no secret. */
    String keyId() {
        return word(apiKey(), "_", 1);
    }

    String url() {
        return word(awaitLine(LISTENING), " ", 2);
    }

    private static String word(String text, String separator, int index) {
        return text.split(separator, -1)[index];
    }

    String awaitLine(String start) {
        await().atMost(PATIENCE).until(() -> line(start).isPresent() || !process.isAlive());
        return line(start)
                .orElseThrow(() -> new AssertionError("no line '" + start + "…' in " + out() + ", but " + err()));
    }

    private Optional<String> line(String start) {
        return out().stream().filter(line -> line.startsWith(start)).findFirst();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> hello(String apiKey) throws IOException, InterruptedException {
        return get("/api/hello", "Authorization", "Api-Key " + apiKey);
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it ended in time; it said %s", out())
                .isTrue();
        return process.exitValue();
    }

    /** As Ctrl-C does: it may finish what it has to. */
    void end() throws InterruptedException {
        process.destroy();
        int unused = exitCode();
    }

    /** For a test that failed. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
