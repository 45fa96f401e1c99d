package dev.keystile.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files that the user names. */
final class TextFiles {
    private TextFiles() {}

    static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            if (line == null || line.isEmpty()) {
                throw Failure.usage("the file " + file + " has no first line: write the secret there");
            }
            return line;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static Failure unreadable(Path file, Exception e) {
        String why = e instanceof NoSuchFileException ? "there is none" : String.valueOf(e.getMessage());
        return new Failure(ExitCode.USAGE, "the file " + file + " cannot be read: " + why, e);
    }
}
