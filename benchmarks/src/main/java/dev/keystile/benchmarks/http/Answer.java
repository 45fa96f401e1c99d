package dev.keystile.benchmarks.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads answers of HTTP/1.1 that have a Content-Length, as all of these have, and nothing else of HTTP. */
final class Answer {
    private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = 9;

    private Answer() {}

    /** Tells the status of a complete answer at the beginning of what was read; -1 if it is not complete. */
    static int status(ByteBuffer read) throws IOException {
        int end = endOfHeaders(read);
        if (end < 0) {
            return -1;
        }
        return read.position() < end + contentLength(read, end) ? -1 : number(read, STATUS_AT);
    }

    private static int endOfHeaders(ByteBuffer read) {
        for (int i = 3; i < read.position(); i++) {
            if (read.get(i) == '\n' && read.get(i - 1) == '\r' && read.get(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int contentLength(ByteBuffer read, int end) throws IOException {
        for (int i = STATUS_AT; i < end - LENGTH.length; i++) {
            if (read.get(i) == '\r' && isLengthAt(read, i)) {
                return number(read, i + LENGTH.length);
            }
        }
        throw new IOException("an answer without a Content-Length: this client cannot read it");
    }

    private static boolean isLengthAt(ByteBuffer read, int start) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase(read.get(start + i)) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuffer read, int start) {
        int number = 0;
        for (int i = start; read.get(i) >= '0' && read.get(i) <= '9'; i++) {
            number = number * 10 + read.get(i) - '0';
        }
        return number;
    }
}
