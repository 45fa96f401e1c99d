package dev.keystile.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ServerDescription;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The client of a store that was given a URL.
 *
 * @param client the client
 * @param database the database that the settings or the URL name
 */
record Client(MongoClient client, String database) {
    /**
     * Opens a client and makes sure that the server answers.
     *
     * @throws IllegalArgumentException if the URL is none
     * @throws StoreException if the server does not answer
     */
    static Client open(StoreConfig config, MongoSettings settings) {
        ConnectionString url = parse(config);
        String database = database(settings.database(), url.getDatabase());
        MongoClient client = MongoClients.create(clientSettings(url, settings));
        try {
            client.getDatabase(database)
                    .withTimeout(MongoSettings.startTimeout(settings.timeout()).toMillis(), TimeUnit.MILLISECONDS)
                    .runCommand(new BsonDocument("ping", new BsonInt32(1)));
            return new Client(client, database);
        } catch (MongoException e) {
            StoreException unreachable = unreachable(config, client, e);
            client.close();
            throw unreachable;
        }
    }

    /** The name of the database that the settings or the URL name. */
    static String database(StoreConfig config, MongoSettings settings) {
        return database(settings.database(), parse(config).getDatabase());
    }

    /** The driver quotes what it cannot read, and that may be a part of the password: so its message is not told. */
    private static ConnectionString parse(StoreConfig config) {
        try {
            return new ConnectionString(config.url());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(config.redactedUrl() + " is no URL of MongoDB: write it as"
                    + " mongodb://host:port/database?parameter=value, and give username and password as options, or"
                    + " escape their @ : / and %");
        } catch (MongoConfigurationException e) {
            throw new StoreException(
                    "the hosts of " + config.redactedUrl() + " are not found in DNS: check its SRV and TXT records",
                    null);
        }
    }

    private static String database(@Nullable String option, @Nullable String ofUrl) {
        return option == null
                ? MongoSettings.checkedDatabase(Objects.requireNonNullElse(ofUrl, MongoSettings.DEFAULT_DATABASE))
                : option;
    }

    /** The driver's own defaults, 30 seconds to find a server and two minutes in the queue, would let requests pile up. */
    private static MongoClientSettings clientSettings(ConnectionString url, MongoSettings settings) {
        long millis = settings.timeout().toMillis();
        long startMillis = MongoSettings.startTimeout(settings.timeout()).toMillis();
        MongoClientSettings.Builder builder = MongoClientSettings.builder()
                .applyConnectionString(url)
                .retryReads(true)
                .retryWrites(true)
                .timeout(millis, TimeUnit.MILLISECONDS)
                // Each call is bounded as a whole by its timeout, which is longer at the start.
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(startMillis, TimeUnit.MILLISECONDS))
                // Calls have the timeout above. Closing has none: it says farewell to the server, which may be silent.
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(millis, TimeUnit.MILLISECONDS).readTimeout(millis, TimeUnit.MILLISECONDS))
                // One more than requests have, for the feed.
                .applyToConnectionPoolSettings(pool ->
                        pool.maxSize(settings.poolSize() + 1).minSize(0).maxWaitTime(millis, TimeUnit.MILLISECONDS));
        if (url.getApplicationName() == null) {
            builder.applicationName("keystile");
        }
        if (settings.credential() != null) {
            builder.credential(settings.credential());
        }
        return builder.build();
    }

    private static StoreException unreachable(StoreConfig config, MongoClient client, MongoException e) {
        return new StoreException(
                "MongoDB at " + config.redactedUrl() + " is out of reach (" + reason(client, e)
                        + "): check that it runs, and check URL, username and password",
                null);
    }

    /** Why the servers are out of reach is known to the client; the exception only tells that none was found in time. */
    private static String reason(MongoClient client, MongoException e) {
        if (Failures.isAboutCredential(e)) {
            return "it refuses the credential";
        }
        if (client.getClusterDescription().getSrvResolutionException() != null) {
            return "DNS has no SRV record for it";
        }
        List<String> reasons = client.getClusterDescription().getServerDescriptions().stream()
                .map(ServerDescription::getException)
                .filter(RuntimeException.class::isInstance)
                .map(failure -> Failures.reason((RuntimeException) failure))
                .distinct()
                .toList();
        return reasons.isEmpty() ? Failures.reason(e) : String.join("; ", reasons);
    }
}
