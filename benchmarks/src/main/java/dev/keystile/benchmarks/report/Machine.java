package dev.keystile.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where and when something was measured.
 *
 * @param lines what is known of it
 */
record Machine(List<String> lines) {

    static Machine describe() throws IOException {
        return new Machine(List.of(
                "Machine: " + processors(),
                "Kernel: " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "JVM: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                "Commit: " + commit(),
                "Date: " + LocalDate.now(ZoneOffset.UTC)));
    }

    /** All of them: this JVM may be pinned to one. */
    private static String processors() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        List<String> models = Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
        return models.size() + " x " + models.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String commit() {
        String commit = output("git", "rev-parse", "--short", "HEAD").orElse("unknown");
        boolean changed = output("git", "status", "--porcelain", "--untracked-files=no")
                .filter(status -> !status.isEmpty())
                .isPresent();
        return changed ? commit + " with changes" : commit;
    }

    private static Optional<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
