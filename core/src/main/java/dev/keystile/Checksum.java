package dev.keystile;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A CRC-32, and the room for the text that it is of: Java computes it in one piece for bytes, ten times faster than one by one,
 * and a copy of the key for each request would be garbage. It serves one thread at a time.
 */
final class Checksum {
    private final CRC32 crc = new CRC32();
    private final byte[] bytes;

    Checksum(int maxLength) {
        this.bytes = new byte[maxLength];
    }

    /** Of the first characters of ASCII text, of which it keeps nothing: the text may be a key. */
    @SuppressWarnings("deprecation") // It cuts characters down to bytes: with ASCII, nothing is cut off.
    long of(String ascii, int length) {
        ascii.getBytes(0, length, bytes, 0);
        crc.reset();
        crc.update(bytes, 0, length);
        Arrays.fill(bytes, (byte) 0);
        return crc.getValue();
    }
}
