package dev.keystile.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The terminal that the process belongs to, which can be asked even when the standard streams lead elsewhere. The JDK's
 * {@link Console} cannot, and is used where there is no {@code /dev/tty} only.
 */
final class Tty {
    private static final File DEVICE = new File("/dev/tty");

    /**
     * Asks for a line.
     *
     * @return the answer; empty if there is no terminal
     */
    Optional<String> ask(String question) {
        return DEVICE.exists() ? answer(question) : console().map(console -> console.readLine("%s", question));
    }

    /** As {@link #ask}, and what is typed is not shown. */
    Optional<String> askSecretly(String question) {
        if (!DEVICE.exists()) {
            return console().map(console -> new String(console.readPassword("%s", question)));
        }
        Thread echo = new Thread(() -> stty("echo"), "echo");
        Runtime.getRuntime().addShutdownHook(echo);
        try {
            return stty("-echo").flatMap(hidden -> answer(question));
        } finally {
            stty("echo");
            Runtime.getRuntime().removeShutdownHook(echo);
        }
    }

    /** Tells how many columns it has. */
    Optional<Integer> columns() {
        return stty("size")
                .map(size -> size.replaceFirst("^\\d+ ", ""))
                .filter(columns -> columns.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf);
    }

    private static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }

    private static Optional<String> answer(String question) {
        try (OutputStream screen = new FileOutputStream(DEVICE);
                BufferedReader keyboard = new BufferedReader(
                        new InputStreamReader(new FileInputStream(DEVICE), StandardCharsets.UTF_8))) {
            screen.write(question.getBytes(StandardCharsets.UTF_8));
            String line = keyboard.readLine();
            return Optional.of(line == null ? "" : line);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if there is no terminal, or no stty to talk to it. */
    private static Optional<String> stty(String argument) {
        try {
            Process stty = new ProcessBuilder("stty", argument)
                    .redirectInput(DEVICE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return stty.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
