package dev.keystile.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code mongod} that tests start. No Maven artifact brings one, so a developer names it, or has it fetched.
 *
 * @param path the program
 * @param version its version, such as {@code 6.0.5}
 */
record MongodBinary(Path path, String version) {
    private static final String VARIABLE = "KEYSTILE_MONGOD";
    private static final Path FETCHED = Path.of(".servers", "mongod");
    private static final Pattern VERSION = Pattern.compile("db version v((\\d+)\\.[\\d.]+)");
    private static final int OLDEST = 6;

    static MongodBinary find() {
        Path path = Stream.of(named(), fetched(), onPath())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("These tests need a real mongod, " + OLDEST
                        + " or later, and found none. Fetch one with 'bash .ci/fetch-mongod' (Linux on x86-64), or name"
                        + " yours: " + VARIABLE + "=/path/to/mongod. It may come from a package, an archive of"
                        + " MongoDB's, or a container image (docker cp). One on the PATH is found too."));
        return new MongodBinary(path, version(path));
    }

    private static Optional<Path> named() {
        Optional<Path> named = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of);
        named.filter(path -> !Files.isExecutable(path)).ifPresent(path -> {
            throw new IllegalStateException(VARIABLE + " is '" + path + "', which is no program: name a mongod");
        });
        return named;
    }

    /** In the project's root, which is above the module that Maven runs the tests in. */
    private static Optional<Path> fetched() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(FETCHED))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String version(Path path) {
        String output = output(path);
        Matcher matcher = VERSION.matcher(output);
        if (!matcher.find() || Integer.parseInt(matcher.group(2)) < OLDEST) {
            throw new IllegalStateException(
                    path + " is no mongod of version " + OLDEST + " or later. It says: " + output);
        }
        return matcher.group(1);
    }

    private static String output(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            try (InputStream in = process.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
