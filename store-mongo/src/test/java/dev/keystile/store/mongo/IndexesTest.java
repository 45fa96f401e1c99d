package dev.keystile.store.mongo;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import dev.keystile.spi.StoreSchema;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class IndexesTest {
    private static final int NODES = 8;

    private final StoreConfig config = TestMongo.standalone();
    private final MongoClient client = TestMongo.client(config);

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @MethodSource
    void a_list_is_read_by_an_index_in_its_order(KeyQuery query) {
        try (KeyStore store = TestMongo.open(config)) {
            for (int i = 0; i < 50; i++) {
                store.insert(key("k" + i).toBuilder().owner("owner " + i % 3).build());
            }
        }

        assertThat(planned(query, "stage")).contains("IXSCAN").doesNotContain("SORT", "COLLSCAN");
    }

    @ParameterizedTest
    @CsvSource({"REVOKED, revoked", "EXPIRED, expiring"})
    void a_status_that_few_of_many_keys_have_is_read_by_an_index_of_its_own(KeyStatus status, String index) {
        KeyQuery query = KeyQuery.all(NOW).withStatus(status);
        Page<ApiKey> first;
        try (KeyStore store = TestMongo.open(config)) {
            for (int i = 0; i < 50; i++) {
                // Behind the others in the list, so that a page that is sought among all keys would read them.
                store.insert(key("ACTIVE" + i));
            }
            store.insert(key("ACTIVE-for-now").toBuilder()
                    .expiresAt(NOW.plusSeconds(1))
                    .build());
            for (int i = 0; i < 2; i++) {
                store.insert(
                        key("REVOKED" + i).toBuilder().revoked(NOW, "leaked").build());
                store.insert(key("EXPIRED" + i).toBuilder().expiresAt(NOW).build());
            }
            first = store.list(query.withLimit(1));

            assertThat(first.items()).extracting(ApiKey::id).containsExactly(status + "1");
            assertThat(store.list(query.withAfter(first.next())).items())
                    .extracting(ApiKey::id)
                    .containsExactly(status + "0");
        }

        assertThat(planned(query, "indexName")).containsExactly(index);
        assertThat(planned(query.withAfter(first.next()), "indexName")).containsExactly(index);
        assertThat(planned(query, "stage")).doesNotContain("SORT");
    }

    /** What the plan that the server would take says of a thing, in each of its stages. */
    private List<String> planned(KeyQuery query, String name) {
        KeyListing listing =
                new KeyListing(TestMongo.database(client, config).getCollection("keystile_key", BsonDocument.class));
        Document plan = listing.find(query)
                .explain(ExplainVerbosity.QUERY_PLANNER)
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class);
        return values(plan, name);
    }

    static Stream<Arguments> a_list_is_read_by_an_index_in_its_order() {
        KeyQuery all = KeyQuery.all(NOW);
        KeyQuery owned = all.withOwner("owner 1");
        PageToken place = new PageToken(NOW, "k1");
        return Stream.of(
                argumentSet("all", all),
                argumentSet("behind a place", all.withAfter(place)),
                argumentSet("oldest first", all.withOrder(KeyOrder.OLDEST_FIRST)),
                argumentSet(
                        "oldest first behind a place",
                        all.withOrder(KeyOrder.OLDEST_FIRST).withAfter(place)),
                argumentSet("of an owner, oldest first", owned.withOrder(KeyOrder.OLDEST_FIRST)),
                argumentSet("with a scope", all.withScope("s")),
                argumentSet("of an owner", owned),
                argumentSet("of an owner behind a place", owned.withAfter(place)),
                argumentSet("created in a span", all.withCreated(NOW, NOW.plusSeconds(1))),
                argumentSet("of a status", all.withStatus(KeyStatus.ACTIVE)),
                argumentSet("of an owner and a status", owned.withStatus(KeyStatus.EXPIRED)),
                argumentSet("with a text", all.withText("k1")),
                argumentSet(
                        "with all of it",
                        owned.withText("k").withStatus(KeyStatus.REVOKED).withAfter(place)));
    }

    private static List<String> values(Document plan, String name) {
        List<String> values = new ArrayList<>();
        if (plan.containsKey(name)) {
            values.add(plan.getString(name));
        }
        plan.values().forEach(value -> {
            if (value instanceof Document inner) {
                values.addAll(values(inner, name));
            } else if (value instanceof List<?> list) {
                list.stream()
                        .filter(Document.class::isInstance)
                        .forEach(item -> values.addAll(values((Document) item, name)));
            }
        });
        return values;
    }

    /** R-21 of the fault list. */
    @Test
    void several_nodes_may_start_at_once_on_an_empty_database() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        Callable<Void> start = () -> {
            TestMongo.open(config).close();
            return null;
        };
        for (Future<Void> node :
                nodes.invokeAll(Stream.generate(() -> start).limit(NODES).toList())) {
            node.get();
        }
        nodes.shutdown();

        assertThat(indexes())
                .hasSize(5)
                .anyMatch(Indexes.ALL::is)
                .anyMatch(Indexes.OF_OWNER::is)
                .anyMatch(Indexes.REVOKED::is)
                .anyMatch(Indexes.EXPIRING::is);
    }

    @Test
    void an_index_that_was_made_by_hand_is_used_under_its_own_name() {
        TestMongo.database(client, config)
                .getCollection("keystile_key")
                .createIndex(
                        Indexes.NEWEST_FIRST,
                        new IndexOptions().name("mine").partialFilterExpression(Indexes.IS_REVOKED));
        TestMongo.open(config).close();

        assertThat(indexes())
                .hasSize(5)
                .anyMatch(index -> index.getString("name").getValue().equals("mine"));
    }

    private List<BsonDocument> indexes() {
        return TestMongo.database(client, config)
                .getCollection("keystile_key")
                .listIndexes(BsonDocument.class)
                .into(new ArrayList<>());
    }

    @Test
    void a_collection_with_a_collation_is_refused() {
        TestMongo.database(client, config)
                .createCollection(
                        "keystile_key",
                        new CreateCollectionOptions()
                                .collation(Collation.builder().locale("en").build()));

        assertThatThrownBy(() -> TestMongo.open(config))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has a collation, by which texts may be equal that are not the same");
    }

    @Test
    void what_is_missing_is_told_and_made_without_opening_a_store() {
        try (StoreSchema schema = new MongoKeyStoreProvider().schema(config).orElseThrow()) {
            assertThat(schema.missing()).hasSize(4).allMatch(line -> line.contains("keystile_key lacks the index "));

            schema.apply();
            schema.apply();

            assertThat(schema.missing()).isEmpty();
        }
        assertThat(indexes()).hasSize(5);
    }

    @Test
    void the_script_makes_the_same_indexes_and_needs_no_server() {
        StoreConfig unreachable = StoreConfig.of("mongodb://localhost:1/app").with("collection", "mine");
        try (StoreSchema schema =
                new MongoKeyStoreProvider().schema(unreachable).orElseThrow()) {
            assertThat(schema.script().lines())
                    .containsExactly(
                            "// The indexes of Keystile's keys, for mongosh. Running it again does no harm.",
                            "db = db.getSiblingDB(\"app\");",
                            "db.mine.createIndex({\"createdAt\": -1, \"_id\": -1}, {\"name\": \"all\"});",
                            "db.mine.createIndex({\"owner\": 1, \"createdAt\": -1, \"_id\": -1}, {\"name\":"
                                    + " \"of-owner\"});",
                            "db.mine.createIndex({\"createdAt\": -1, \"_id\": -1}, {\"name\": \"revoked\","
                                    + " \"partialFilterExpression\": {\"revokedAt\": {\"$type\": 9}}});",
                            "db.mine.createIndex({\"createdAt\": -1, \"_id\": -1, \"expiresAt\": 1}, {\"name\":"
                                    + " \"expiring\", \"partialFilterExpression\": {\"expiresAt\": {\"$type\": 9}}});");
        }
    }
}
