package dev.keystile.faults.crash;

import dev.keystile.servers.RedisServer;
import dev.keystile.spi.StoreConfig;

import java.io.IOException;
import java.nio.file.Path;

/** A store in Redis, whose append-only file is looked through. */
record InRedis(RedisServer server) implements Written {
    static InRedis start(String persistence) {
        return new InRedis(RedisServer.start(persistence));
    }

    @Override
    public StoreConfig config() {
        return StoreConfig.of(server.url());
    }

    @Override
    public boolean holds(String text) throws IOException {
        Path folder = Path.of(server.info("config_file")).getParent();
        return !PlaintextSearch.filesWith(text, folder).isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
