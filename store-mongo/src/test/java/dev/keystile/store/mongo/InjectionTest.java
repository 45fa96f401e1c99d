package dev.keystile.store.mongo;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import static dev.keystile.store.mongo.Keys.NOW;
import static dev.keystile.store.mongo.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

/** S-21 of the attack list: no text is ever an operator, a path or a pattern. */
class InjectionTest {
    private final KeyStore store = TestMongo.open(TestMongo.replicaSetOfOne());

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ne\":null}",
                "{\"$gt\":\"\"}",
                "{\"$where\":\"sleep(5000)\"}",
                "$where",
                "$$ROOT",
                "$secrets",
                "$secrets.hash",
                "name.$[]",
                "a.b.c",
                "/.*/",
                ".*",
                "\\E.*\\Q",
                "(?i)A",
                "';return true;//"
            })
    void a_text_is_nothing_but_a_text(String text) {
        ApiKey other = key("other").toBuilder()
                .name("another name")
                .owner("another owner")
                .build();
        ApiKey key = key("k").toBuilder()
                .name(text)
                .owner(text)
                .metadata(Map.of(text, text))
                .revoked(NOW, text)
                .build();
        store.insert(other);
        store.insert(key);

        assertThat(store.find(text)).isEmpty();
        assertThat(store.delete(text)).isFalse();
        assertThat(store.delete(text, 1)).isFalse();
        assertThat(store.list(KeyQuery.all(NOW).withOwner(text)).items()).containsExactly(key);
        assertThat(store.list(KeyQuery.all(NOW).withText(text)).items()).containsExactly(key);
        assertThat(store.update(key)).isTrue();
        assertThat(store.find("k")).contains(key.toBuilder().version(2).build());
        assertThat(store.find("other")).contains(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$use.count", "$$NOW", "$secrets", "{\"$ne\":null}"})
    void an_address_is_nothing_but_a_text(String address) {
        Instant later = NOW.plusMillis(1);
        store.insert(key("k"));

        store.recordUse(List.of(new KeyUse("k", 1, NOW, address), new KeyUse(address, 1, NOW, address)));
        assertThat(store.usage(List.of("k", address))).isEqualTo(Map.of("k", new KeyUsage(1, NOW, address)));

        store.recordUse(List.of(new KeyUse("k", 1, later, null)));
        assertThat(store.usage(List.of("k"))).isEqualTo(Map.of("k", new KeyUsage(2, later, null)));
    }
}
