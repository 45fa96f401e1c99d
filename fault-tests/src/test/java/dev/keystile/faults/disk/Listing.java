package dev.keystile.faults.disk;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the whole list, page by page. */
final class Listing {
    private static final int PAGE = 1000;

    private Listing() {}

    static List<String> ids(ApiKeys apiKeys) {
        List<String> ids = new ArrayList<>();
        KeyQuery query = KeyQuery.all(Instant.now()).withLimit(PAGE);
        Page<ApiKey> page = apiKeys.list(query);
        page.items().forEach(key -> ids.add(key.id()));
        while (page.next() != null) {
            page = apiKeys.list(query.withAfter(page.next()));
            page.items().forEach(key -> ids.add(key.id()));
        }
        return ids;
    }
}
