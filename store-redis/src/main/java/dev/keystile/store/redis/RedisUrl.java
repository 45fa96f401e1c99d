package dev.keystile.store.redis;

import dev.keystile.spi.StoreConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Redis URL, read.
 *
 * @param kind what it leads to
 * @param username the user; null for the default one
 * @param password the password; null for none
 * @param hosts one server, or several Sentinels or nodes
 * @param masterName what Sentinels call the master; empty if there are none
 * @param database the number of the database
 */
record RedisUrl(
        Kind kind,
        @Nullable String username,
        @Nullable String password,
        Set<HostAndPort> hosts,
        String masterName,
        int database) {

    /** The schemes. */
    enum Kind {
        REDIS(6379, "redis://host:port/database"),
        REDISS(6379, "rediss://host:port/database"),
        REDIS_SENTINEL(26_379, "redis-sentinel://host1:port,host2:port/master-name/database"),
        REDIS_CLUSTER(6379, "redis-cluster://host1:port,host2:port");

        private final int defaultPort;
        private final String example;

        Kind(int defaultPort, String example) {
            this.defaultPort = defaultPort;
            this.example = example;
        }

        String scheme() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isOneServer() {
            return this == REDIS || this == REDISS;
        }
    }

    private static final Pattern URL = Pattern.compile("([a-z-]+)://(?:(.*)@)?([^@/?#]+)((?:/[^@/?#]*)*)");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
    private static final Pattern DATABASE = Pattern.compile("(?:/(\\d{1,5}))?/?");
    private static final Pattern MASTER_AND_DATABASE = Pattern.compile("/([A-Za-z0-9._-]+)(?:/(\\d{1,5}))?/?");

    static boolean isOfAKind(String url) {
        return Arrays.stream(Kind.values()).anyMatch(kind -> url.startsWith(kind.scheme() + ":"));
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if it is not well-formed; the message holds no credential
     */
    static RedisUrl of(StoreConfig config) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> config.url().startsWith(each.scheme() + ":"))
                .findFirst()
                .orElseThrow();
        Matcher url = URL.matcher(config.url());
        if (!url.matches()) {
            throw malformed(config, kind);
        }
        String[] user = url.group(2) == null ? new String[0] : url.group(2).split(":", 2);
        Matcher path = (kind == Kind.REDIS_SENTINEL ? MASTER_AND_DATABASE : DATABASE).matcher(url.group(4));
        if (!path.matches()) {
            throw malformed(config, kind);
        }
        try {
            return new RedisUrl(
                    kind,
                    user.length > 0 && !user[0].isEmpty() ? decoded(user[0]) : null,
                    user.length > 1 ? decoded(user[1]) : null,
                    hosts(kind, url.group(3)),
                    kind == Kind.REDIS_SENTINEL ? path.group(1) : "",
                    database(kind, path.group(path.groupCount())));
        } catch (IllegalArgumentException e) {
            // Neither its message nor itself: it may quote a password.
            throw malformed(config, kind);
        }
    }

    private static Set<HostAndPort> hosts(Kind kind, String list) {
        Set<HostAndPort> hosts = new LinkedHashSet<>();
        for (String each : list.split(",", -1)) {
            Matcher host = HOST.matcher(each);
            if (!host.matches()) {
                throw new IllegalArgumentException("no host");
            }
            String name = host.group(1).replaceAll("[\\[\\]]", "");
            int port = host.group(2) == null ? kind.defaultPort : Integer.parseInt(host.group(2));
            hosts.add(new HostAndPort(name, port));
        }
        if ((kind.isOneServer() && hosts.size() > 1) || hosts.stream().anyMatch(host -> host.getPort() > 65_535)) {
            throw new IllegalArgumentException("too many hosts, or no port");
        }
        return hosts;
    }

    private static int database(Kind kind, @Nullable String number) {
        int database = number == null ? 0 : Integer.parseInt(number);
        if (kind == Kind.REDIS_CLUSTER && database != 0) {
            throw new IllegalArgumentException("a cluster has one database");
        }
        return database;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException malformed(StoreConfig config, Kind kind) {
        return new IllegalArgumentException(
                "the store URL " + config.redactedUrl() + " is not of the form " + kind.example
                        + ": correct it, give username and password as options, and write special characters in a URL"
                        + " as %XX");
    }

    /** Tells everything but the credentials. */
    @Override
    public String toString() {
        return kind.scheme() + "://" + hosts;
    }
}
