package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.KeyStore;

import java.util.List;
import java.util.function.Predicate;

/** Lists with filters of our own, for stores that filter in a wrong way but turn pages in the right one. */
final class Filtered {
    private Filtered() {}

    static Page<ApiKey> list(KeyStore sound, KeyQuery wider, Predicate<ApiKey> filter) {
        return page(Pages.all(sound, wider).stream().filter(filter).toList(), wider.limit());
    }

    /** The start of a list, which says where it goes on. */
    static Page<ApiKey> page(List<ApiKey> keys, int limit) {
        if (keys.size() <= limit) {
            return new Page<>(keys, null);
        }
        return new Page<>(keys.subList(0, limit), PageToken.after(keys.get(limit - 1)));
    }
}
