package dev.keystile.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody else may read, from the first moment on. */
final class PrivateFiles {
    private PrivateFiles() {}

    /** Refuses to write over a file. */
    static OutputStream create(Path file) throws IOException {
        Files.createFile(file, attributes(file));
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] attributes(Path file) {
        boolean hasPermissions =
                file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasPermissions
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
