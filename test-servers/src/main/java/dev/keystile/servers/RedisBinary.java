package dev.keystile.servers;

import redis.embedded.core.ExecutableProvider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program redis-server, unpacked once in each JVM. */
final class RedisBinary {
    private static final Path PATH = unpack();
    private static final String VERSION = readVersion();

    private RedisBinary() {}

    static Path path() {
        return PATH;
    }

    /** What it says of itself: the artifact's name for it may tell another version. */
    static String version() {
        return VERSION;
    }

    private static String readVersion() {
        try {
            Process process = new ProcessBuilder(PATH.toString(), "--version").start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.replaceFirst("(?s).* v=(\\S+).*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
