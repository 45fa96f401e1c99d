package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;

/** The largest calls are answered in full. */
interface BulkContract extends StoreFixture {
    @Test
    default void a_thousand_keys_fit_one_page_and_their_use_one_batch() {
        String owner = freshText();
        List<ApiKey> keys = insertTogether(owner, 1001);
        KeyQuery query = KeyQuery.all(NOW).withOwner(owner).withLimit(1000);

        Page<ApiKey> page = store().list(query);
        assertThat(page.items()).hasSize(1000);
        assertThat(Pages.all(store(), query)).containsExactlyInAnyOrderElementsOf(keys);

        List<String> ids = Pages.ids(page.items());
        store().recordUse(ids.stream()
                .map(id -> new KeyUse(id, 2, NOW, "192.0.2.1"))
                .toList());
        assertThat(store().usage(ids)).isEqualTo(each(ids, new KeyUsage(2, NOW, "192.0.2.1")));
    }

    private static Map<String, KeyUsage> each(List<String> ids, KeyUsage usage) {
        return ids.stream().collect(Collectors.toMap(id -> id, id -> usage));
    }

    /** In several threads, since a database may take its time for each. */
    private List<ApiKey> insertTogether(String owner, int count) {
        KeyStore store = store();
        List<ApiKey> keys =
                Stream.generate(() -> ownedBy(owner).build()).limit(count).toList();
        int threads = 4;
        Race.run(IntStream.range(0, threads)
                .<Callable<Boolean>>mapToObj(thread -> () -> {
                    for (int i = thread; i < count; i += threads) {
                        store.insert(keys.get(i));
                    }
                    return true;
                })
                .toList());
        return keys;
    }
}
