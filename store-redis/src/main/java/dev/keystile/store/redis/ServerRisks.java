package dev.keystile.store.redis;

import dev.keystile.spi.Finding;

import java.util.List;

/** By what settings a server could lose keys. */
final class ServerRisks {
    private ServerRisks() {}

    static List<Finding> of(ServerInfo server) {
        return List.of(eviction(server), persistence(server));
    }

    static String tooOld(ServerInfo server) {
        return "this Redis has version " + server.version() + ", and 6.2 is the oldest that works: upgrade it";
    }

    private static Finding eviction(ServerInfo server) {
        return server.mayEvict()
                ? Finding.warning(
                        "eviction",
                        "Redis may drop keys when its memory is full: maxmemory-policy is " + server.evictionPolicy()
                                + ". Set it to noeviction")
                : Finding.ok("eviction", "Redis drops no keys to make room");
    }

    private static Finding persistence(ServerInfo server) {
        return server.lacksAppendOnlyFile()
                ? Finding.warning(
                        "persistence",
                        "Redis loses what was written since its last snapshot when it is restarted: revoked keys would live"
                                + " again. Set appendonly to yes")
                : Finding.ok("persistence", "Redis writes an append-only file");
    }
}
