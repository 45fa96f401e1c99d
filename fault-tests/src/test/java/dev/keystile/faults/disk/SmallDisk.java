package dev.keystile.faults.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes, in memory, that can be filled up to the last byte. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4096;

    private final Path root;
    private final Path filler;

    private SmallDisk(Path root) {
        this.root = root;
        this.filler = root.resolve("filler");
    }

    /** Fails where it may not be mounted: a test of a full disk that had no small disk would prove nothing. */
    static SmallDisk mount(Path where, int megabytes) throws IOException {
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", where.toString());
        return new SmallDisk(where);
    }

    Path root() {
        return root;
    }

    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (Files.getFileStore(root).getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    /** As an administrator would who finds something to delete. */
    void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", root.toString());
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(
                    String.join(" ", command) + " failed (" + said.strip()
                            + "): run this test as root, or in a namespace of its own: unshare --user --map-root-user --mount mvn …");
        }
    }
}
