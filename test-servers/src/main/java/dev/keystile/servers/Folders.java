package dev.keystile.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Temporary folders of servers. */
final class Folders {
    private Folders() {}

    static Path fresh(String name) {
        try {
            return Files.createTempDirectory("keystile-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteAtExit(Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder, path -> true)));
    }

    /** Deletes a folder and what is in it, as far as that is possible and wanted. */
    static void delete(Path folder, Predicate<Path> which) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst =
                    all.filter(which).sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // What is left lies in the system's temporary folder.
        }
    }
}
