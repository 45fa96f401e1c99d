package dev.keystile.store.redis;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server says of itself in answer to {@code INFO}. */
final class ServerInfo {
    private static final Pattern REPLICA = Pattern.compile("slave\\d+:.*state=online.*");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final int MAJOR = 6;
    private static final int MINOR = 2;

    private final String text;
    private final Map<String, String> values;

    ServerInfo(String text) {
        this.text = text;
        values = text.lines()
                .map(line -> line.split(":", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (first, second) -> second));
    }

    String version() {
        return values.getOrDefault("redis_version", "");
    }

    /** Whether it is known to be too old; a server that does not tell is given a chance. */
    boolean isTooOld() {
        Matcher version = VERSION.matcher(version());
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major < MAJOR || (major == MAJOR && Integer.parseInt(version.group(2)) < MINOR);
    }

    /** Whether a replica is connected and in step. */
    boolean hasReplica() {
        return replicas() > 0;
    }

    /** Whether it may drop keys of ours to make room. */
    boolean mayEvict() {
        return !values.getOrDefault("maxmemory", "0").equals("0")
                && !evictionPolicy().equals("noeviction");
    }

    String evictionPolicy() {
        return values.getOrDefault("maxmemory_policy", "noeviction");
    }

    boolean lacksAppendOnlyFile() {
        return values.getOrDefault("aof_enabled", "1").equals("0");
    }

    /** Whether the last write to that file failed. */
    boolean cannotAppend() {
        return !lacksAppendOnlyFile()
                && !values.getOrDefault("aof_last_write_status", "ok").equals("ok");
    }

    boolean isReplica() {
        return values.getOrDefault("role", "master").equals("slave");
    }

    /** How many replicas are connected and in step. */
    long replicas() {
        return text.lines().filter(line -> REPLICA.matcher(line).matches()).count();
    }

    /** How much of its memory is in use, in percent; 0 if it has no bound. */
    long memoryInUse() {
        long max = Long.parseLong(values.getOrDefault("maxmemory", "0"));
        return max == 0 ? 0 : 100 * Long.parseLong(values.getOrDefault("used_memory", "0")) / max;
    }
}
