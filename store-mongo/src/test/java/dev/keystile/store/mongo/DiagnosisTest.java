package dev.keystile.store.mongo;

import com.mongodb.client.MongoClient;
import dev.keystile.servers.MongoServer;
import dev.keystile.spi.Finding;
import dev.keystile.spi.Finding.Severity;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a look at the server finds. */
class DiagnosisTest {
    @Test
    void a_replica_set_in_working_order_has_nothing_but_good_findings() {
        try (KeyStore store = TestMongo.open(TestMongo.replicaSetOfThree())) {
            List<Finding> found = store.diagnose();

            assertThat(found).extracting(Finding::severity).containsOnly(Severity.OK);
            assertThat(found)
                    .extracting(Finding::subject)
                    .containsExactly("connection", "topology", "indexes", "clock");
            assertThat(found.get(0).message()).containsPattern("answers in \\d+ µs");
            assertThat(found.get(1).message()).startsWith("a replica set of 3 members that keep data");
            assertThat(found.get(3).message()).startsWith("the server's clock is ");
        }
    }

    @Test
    void a_standalone_server_is_told_how_its_changes_are() {
        try (KeyStore store = TestMongo.open(TestMongo.standalone())) {
            assertThat(store.diagnose().get(1).message())
                    .startsWith("a standalone server: ")
                    .contains("polled from a log");
        }
    }

    @Test
    void an_index_that_is_gone_is_warned_of() {
        StoreConfig config = TestMongo.standalone();
        try (KeyStore store = TestMongo.open(config);
                MongoClient client = TestMongo.client(config)) {
            TestMongo.database(client, config).getCollection("keystile_key").dropIndex("of-owner");

            Finding indexes = store.diagnose().get(2);

            assertThat(indexes.severity()).isEqualTo(Severity.WARNING);
            assertThat(indexes.message())
                    .endsWith("lacks the indexes of-owner, so lists are slow: restart a node, or make them by hand");
        }
    }

    @Test
    void a_server_that_is_gone_is_a_finding_and_no_exception() {
        try (MongoServer server = MongoServer.standalone();
                KeyStore store = TestMongo.open(TestMongo.fresh(server::url).with("timeout", "5s"))) {
            server.kill();

            List<Finding> found = store.diagnose();

            assertThat(found).hasSize(1);
            assertThat(found.get(0).severity()).isEqualTo(Severity.ERROR);
            assertThat(found.get(0).message())
                    .startsWith("MongoDB could not say how it is")
                    .endsWith(": check that MongoDB runs and that this user may use it");
        }
    }

    @Test
    void a_closed_store_is_not_looked_at() {
        KeyStore store = TestMongo.open(TestMongo.standalone());
        store.close();

        assertThatIllegalStateException().isThrownBy(store::diagnose);
    }
}
