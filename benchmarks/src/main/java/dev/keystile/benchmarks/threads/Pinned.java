package dev.keystile.benchmarks.threads;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Counts how often a virtual thread kept its carrier while it waited. */
final class Pinned implements AutoCloseable {
    private static final String EVENT = "jdk.VirtualThreadPinned";

    private final Recording recording = new Recording();

    Pinned() {
        recording.enable(EVENT).withThreshold(Duration.ZERO);
        recording.start();
    }

    long count() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("keystile-benchmark", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(EVENT))
                    .count();
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
