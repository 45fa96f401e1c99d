package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.window.Window;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** The load generator wrk with one thread. It counts every status from 400 on as unexpected: for good keys only. */
final class Wrk implements Load {
    private static final String MARK = "keystile> ";

    private final Path wrk;

    Wrk(Path wrk) {
        this.wrk = wrk;
    }

    @Override
    public String name() {
        return "wrk";
    }

    @Override
    public Window run(int port, Traffic traffic, Duration length) throws IOException, InterruptedException {
        Path script = script();
        Process process = new ProcessBuilder(
                        wrk.toString(),
                        "--threads=1",
                        "--connections=" + traffic.connections(),
                        "--duration=" + length.toSeconds() + "s",
                        "--script=" + script,
                        "http://127.0.0.1:" + port,
                        "--",
                        traffic.file().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(script);
        int result = output.indexOf(MARK);
        if (process.waitFor() != 0 || result < 0) {
            throw new IOException("wrk failed: " + output);
        }
        return Window.parse(output.substring(result + MARK.length()).strip());
    }

    private static Path script() throws IOException {
        Path script = Files.createTempFile("keystile-benchmark", ".lua");
        try (InputStream source = Objects.requireNonNull(Wrk.class.getResourceAsStream("keys.lua"))) {
            Files.write(script, source.readAllBytes());
        }
        return script;
    }
}
