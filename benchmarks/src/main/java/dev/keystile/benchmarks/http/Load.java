package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.window.Window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Sends as many requests as the server answers. */
interface Load {
    Window run(int port, Traffic traffic, Duration length) throws IOException, InterruptedException;

    String name();

    /** The program wrk where it is installed and windows are its whole seconds, else one of ours. */
    static Load forGoodKeys(Duration window) {
        Path wrk = Path.of("/usr/bin/wrk");
        return Files.isExecutable(wrk) && window.toSeconds() > 0 ? new Wrk(wrk) : new NioLoad();
    }
}
