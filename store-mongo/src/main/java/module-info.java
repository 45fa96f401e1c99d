/** A store for keys in MongoDB. */
// The driver has no module descriptor, and the builder takes its MongoDatabase.
@SuppressWarnings("requires-transitive-automatic")
module dev.keystile.store.mongo {
    requires transitive dev.keystile;
    requires transitive org.mongodb.driver.sync.client;
    requires org.mongodb.bson;
    requires org.mongodb.driver.core;
    requires org.slf4j;
    requires static com.google.errorprone.annotations;
    requires static transitive org.jspecify;

    exports dev.keystile.store.mongo;

    provides dev.keystile.spi.KeyStoreProvider with
            dev.keystile.store.mongo.MongoKeyStoreProvider;
}
