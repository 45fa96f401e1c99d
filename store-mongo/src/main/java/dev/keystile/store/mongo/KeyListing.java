package dev.keystile.store.mongo;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.Page;
import dev.keystile.model.PageToken;
import dev.keystile.spi.DamagedKeyException;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lists keys page by page. A page costs the same wherever it begins, since it begins at a place in an index. */
final class KeyListing {
    private static final Logger LOG = LoggerFactory.getLogger(MongoKeyStore.class);
    /** No name and no id is longer. */
    private static final int LONGEST_TEXT = 200;

    private final MongoCollection<BsonDocument> keys;

    KeyListing(MongoCollection<BsonDocument> keys) {
        this.keys = keys;
    }

    Page<ApiKey> list(KeyQuery query) {
        if (query.text() != null && query.text().length() > LONGEST_TEXT) {
            return new Page<>(List.of(), null);
        }
        // One document more than asked for tells whether there is a next page.
        List<RawBsonDocument> found =
                Failures.guard("list keys", () -> find(query).into(new ArrayList<>()));
        if (found.size() <= query.limit()) {
            return new Page<>(keys(found), null);
        }
        List<RawBsonDocument> page = found.subList(0, query.limit());
        return new Page<>(keys(page), lastPlace(page));
    }

    FindIterable<RawBsonDocument> find(KeyQuery query) {
        return keys.find(KeyFilter.of(query), RawBsonDocument.class)
                .projection(Projections.exclude(Names.USE))
                .sort(order(query.order()))
                .limit(query.limit() + 1)
                .batchSize(query.limit() + 1);
    }

    /** Every index by time can be read from both ends. */
    private static BsonDocument order(KeyOrder order) {
        return switch (order) {
            case NEWEST_FIRST -> Indexes.NEWEST_FIRST;
            case OLDEST_FIRST -> Indexes.OLDEST_FIRST;
        };
    }

    /** Documents without a place behind the last place are read again; a page of nothing else is the last. */
    private static @Nullable PageToken lastPlace(List<RawBsonDocument> page) {
        for (int i = page.size() - 1; i >= 0; i--) {
            PageToken place = KeyReader.place(page.get(i));
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    private static List<ApiKey> keys(List<RawBsonDocument> documents) {
        return documents.stream()
                .map(KeyListing::keyOrNull)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable ApiKey keyOrNull(RawBsonDocument document) {
        try {
            return KeyReader.read(document);
        } catch (DamagedKeyException e) {
            LOG.warn("Left out of a list: {}", e.getMessage());
            return null;
        }
    }
}
