package dev.keystile.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.keystile.spi.StoreConfig;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client, and which commands it has sent. */
final class Spy implements CommandListener, AutoCloseable {
    final List<String> commands = new CopyOnWriteArrayList<>();
    private final MongoClient client;

    Spy(StoreConfig config) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(config.url()))
                .addCommandListener(this)
                .build());
    }

    MongoClient client() {
        return client;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        commands.add(event.getCommandName());
    }

    @Override
    public void close() {
        client.close();
    }
}
