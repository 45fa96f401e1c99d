package dev.keystile.store.redis;

import dev.keystile.spi.StoreException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.stream.Stream;

/** Turns what Jedis throws into what a store throws, in one line. */
final class Failures {
    private Failures() {}

    static StoreException of(String action, Throwable e) {
        return new StoreException("Redis could not " + action + ": " + reason(e), isFromServer(e) ? null : e);
    }

    /** Whether the connection was lost, rather than silent: another one may do. */
    static boolean isLostConnection(Throwable e) {
        return causes(e).anyMatch(JedisConnectionException.class::isInstance)
                && causes(e).noneMatch(SocketTimeoutException.class::isInstance);
    }

    static boolean isWrongType(Throwable e) {
        return line(e).startsWith("WRONGTYPE");
    }

    static String reason(Throwable e) {
        Throwable root = causes(e).reduce((first, second) -> second).orElse(e);
        return root == e ? line(e) : line(e) + " (" + line(root) + ")";
    }

    /** A server may quote what it was sent, and that may be a password: then it does so behind these words. */
    private static String line(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(",? with args beginning with.*", "");
    }

    private static boolean isFromServer(Throwable e) {
        return causes(e).anyMatch(JedisDataException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }
}
