package dev.keystile.admin.leaks.github;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the public keys are written down. */
@FunctionalInterface
interface KeyDocument {
    /** GitHub's has 2 KiB. */
    int MAX_BYTES = 64 * 1024;

    /**
     * Reads the document.
     *
     * @return all of it
     * @throws IOException if it cannot be had in good time, or is too large
     */
    byte[] read() throws IOException;

    static KeyDocument at(URI uri) {
        return "file".equals(uri.getScheme()) ? () -> file(Path.of(uri)) : new HttpDocument(uri);
    }

    private static byte[] file(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException(
                        path + " has more than " + MAX_BYTES + " bytes, too many for a list of public keys");
            }
            return bytes;
        }
    }
}
