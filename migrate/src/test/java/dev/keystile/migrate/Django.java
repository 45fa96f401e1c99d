package dev.keystile.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Django itself, with djangorestframework-api-key, as {@code .ci/fetch-django} fetches them; over a database in SQLite. */
record Django(Path database) {
    private static final Path PACKAGES = Path.of("..", ".servers", "django").toAbsolutePath();
    private static final Path PROGRAM = Path.of("src", "test", "resources", "django-keys.py");

    static boolean isThere() {
        return Files.isDirectory(PACKAGES);
    }

    /** What it tells; an error of its own fails the test. */
    String run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString(), database.toString()));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("PYTHONPATH", PACKAGES.toString());
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            Path errors = Files.createTempFile("django", ".txt");
            Process process = builder.redirectError(errors.toFile()).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return told.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
