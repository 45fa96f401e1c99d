package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.window.Window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** Sends as many requests as the server answers. */
interface Load {
    Window run(int port, Traffic traffic, Duration length) throws IOException, InterruptedException;

    String name();

    /** The program wrk where it is on the PATH and windows are of whole seconds, else one of ours. */
    static Load forGoodKeys(Duration window) {
        boolean wholeSeconds = window.equals(Duration.ofSeconds(window.toSeconds()));
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "wrk"))
                .filter(wrk -> wholeSeconds && Files.isExecutable(wrk))
                .findFirst()
                .<Load>map(Wrk::new)
                .orElseGet(NioLoad::new);
    }
}
