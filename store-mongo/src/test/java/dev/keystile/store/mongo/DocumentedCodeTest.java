package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The code of {@code docs/stores/mongo.md}, to the letter. */
class DocumentedCodeTest {
    @Test
    void a_store_over_the_applications_own_client() {
        try (MongoClient client = TestMongo.client(TestMongo.standalone())) {
            MongoKeyStore store =
                    MongoKeyStore.builder(client.getDatabase("app")).build();
            assertThat(store.find("nobody")).isEmpty();
            store.close();
            assertThat(client.getDatabase("app").listCollectionNames()).isNotEmpty();
        }
    }

    @Test
    void a_store_by_its_url() {
        assertThatThrownBy(() -> open("secret"))
                .as("there are no such hosts")
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("mongodb://db1,db2,db3/keystile?replicaSet=rs0&tls=true is out of reach");
    }

    private static KeyStore open(String password) {
        KeyStore store = new MongoKeyStoreProvider()
                .open(StoreConfig.of("mongodb://db1,db2,db3/keystile?replicaSet=rs0&tls=true")
                        .with("username", "keystile")
                        .with("password", password));
        return store;
    }
}
