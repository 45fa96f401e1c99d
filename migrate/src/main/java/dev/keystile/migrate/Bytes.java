package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The bytes of a source, counted as they are read. */
final class Bytes extends FilterInputStream {
    /** Below zero if it is not known. */
    private final long size;

    private long read;

    private Bytes(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    static Bytes of(ImportOptions options) {
        Path file = options.file();
        InputStream stream = options.stream();
        if (stream != null) {
            return new Bytes(stream, -1);
        }
        if (file == null) {
            throw new IllegalArgumentException("there is nothing to read: give a file or a stream");
        }
        try {
            return new Bytes(Files.newInputStream(file), Files.size(file));
        } catch (NoSuchFileException e) {
            throw new MigrationException("there is no file " + file, e);
        } catch (IOException e) {
            throw new MigrationException("the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    OptionalDouble fraction() {
        return size > 0 ? OptionalDouble.of(Math.min(1, (double) read / size)) : OptionalDouble.empty();
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        read += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte @Nullable [] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        read += Math.max(0, count);
        return count;
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new MigrationException("the source cannot be closed: " + e.getMessage(), e);
        }
    }
}
