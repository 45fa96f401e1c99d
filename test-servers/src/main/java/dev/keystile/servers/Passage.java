package dev.keystile.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What a {@link TcpProxy} does to bytes on their way. */
@FunctionalInterface
interface Passage {
    byte[] NOTHING = {};

    Passage FREE = (link, bytes, request) -> link.isMute() ? NOTHING : bytes;
    Passage SWALLOWED = (link, bytes, request) -> NOTHING;
    Passage WITHOUT_ANSWERS = (link, bytes, request) -> request ? bytes : NOTHING;
    Passage GARBLED = (link, bytes, request) -> request ? bytes : random(bytes.length);

    /**
     * Tells what arrives.
     *
     * @param link where the bytes travel
     * @param bytes what was sent
     * @param request whether it goes to the server
     * @throws IOException if the connection is to be closed
     */
    byte[] pass(ProxyLink link, byte[] bytes, boolean request) throws IOException;

    static Passage delayed(Duration time) {
        return (link, bytes, request) -> {
            LockSupport.parkNanos(time.toNanos());
            return FREE.pass(link, bytes, request);
        };
    }

    static Passage until(long limit) {
        AtomicLong left = new AtomicLong(limit);
        return (link, bytes, request) -> {
            if (request) {
                return bytes;
            }
            long after = left.addAndGet(-bytes.length);
            if (after >= 0) {
                return bytes;
            }
            link.endAfterThis();
            return Arrays.copyOf(bytes, (int) Math.max(0, bytes.length + after));
        };
    }

    static Passage mutedBy(String text) {
        return (link, bytes, request) -> {
            if (request && new String(bytes, StandardCharsets.ISO_8859_1).contains(text)) {
                link.fallSilent();
            }
            return FREE.pass(link, bytes, request);
        };
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
