package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.KeyStore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads lists page by page. */
final class Pages {
    private Pages() {}

    /** All that a query finds, from its place on. */
    static List<ApiKey> all(KeyStore store, KeyQuery query) {
        List<ApiKey> found = new ArrayList<>();
        Set<PageToken> places = new HashSet<>();
        Page<ApiKey> page = store.list(query);
        found.addAll(page.items());
        while (page.next() != null) {
            assertThat(places.add(page.next()))
                    .as("the list moves on from %s", page.next())
                    .isTrue();
            page = store.list(query.withAfter(page.next()));
            found.addAll(page.items());
        }
        return found;
    }

    static List<String> ids(KeyStore store, KeyQuery query) {
        return ids(all(store, query));
    }

    static List<String> ids(List<ApiKey> keys) {
        return keys.stream().map(ApiKey::id).toList();
    }
}
