package dev.keystile.servers;

import redis.embedded.core.ExecutableProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program redis-server, unpacked once in each JVM. */
final class RedisBinary {
    private static final Path PATH = unpack();

    private RedisBinary() {}

    static Path path() {
        return PATH;
    }

    private static Path unpack() {
        try {
            Path folder = Files.createTempDirectory("keystile-redis-binary");
            Folders.deleteAtExit(folder);
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath()
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
