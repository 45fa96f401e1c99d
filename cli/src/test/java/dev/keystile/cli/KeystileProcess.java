package dev.keystile.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code bin/keystile} with the executable jar, as people run it. */
final class KeystileProcess {
    private static final long PATIENCE_SECONDS = 180;
    static final Path ROOT = Path.of(System.getProperty("keystile.root"));

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();

    /** What came of a command. */
    record Outcome(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }

        Outcome ok() {
            assertThat(code).as("%s%n%s", out, err).isZero();
            return this;
        }

        /** A failure is one line, and no stack trace. */
        Outcome fails(ExitCode expected, String message) {
            assertThat(errLines())
                    .as("%s", this)
                    .singleElement()
                    .asString()
                    .startsWith("keystile: ")
                    .contains(message);
            assertThat(code).as("%s", this).isEqualTo(expected.number());
            return this;
        }
    }

    KeystileProcess(Path directory) {
        this.directory = directory;
        environment.put("KEYSTILE_CLI_JAR", System.getProperty("keystile.jar"));
        environment.put("KEYSTILE_CLI_JAVA_OPTIONS", coverageAgent());
        environment.put("LC_ALL", "C.UTF-8");
    }

    /** What the process does counts as covered, since the tests do it. */
    private static String coverageAgent() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .collect(Collectors.joining(" "));
    }

    KeystileProcess with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    KeystileProcess store(String url) {
        return with("KEYSTILE_STORE_URL", url);
    }

    Outcome run(String... args) {
        return runWith("", args);
    }

    Outcome runWith(String input, String... args) {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("bin/keystile").toString()));
        command.addAll(List.of(args));
        return start(input, command);
    }

    /** A script of a shell in which {@code keystile} is a command. */
    Outcome shell(String script) {
        return start("", List.of("bash", "-c", script));
    }

    private Outcome start(String input, List<String> command) {
        try {
            Path out = Files.createTempFile(directory, "out", ".txt");
            Path err = Files.createTempFile(directory, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("KEYSTILE_") || name.startsWith("JAVA_TOOL"));
            builder.environment().putAll(environment);
            builder.environment().merge("PATH", ROOT.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
            Process process = builder.start();
            write(input, process);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("%s ended in time; it said %s", command, Files.readString(err))
                    .isTrue();
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A process that has ended, or wants nothing, is no failure. */
    private static void write(String input, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("pipe");
        }
    }
}
