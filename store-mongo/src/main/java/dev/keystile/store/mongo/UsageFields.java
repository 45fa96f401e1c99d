package dev.keystile.store.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes what is known of the use of keys: fields of their own, that no update of a key touches. */
final class UsageFields {
    private static final Logger LOG = LoggerFactory.getLogger(MongoKeyStore.class);

    private final MongoCollection<BsonDocument> keys;

    /**
     * Works on a collection.
     *
     * @param keys the collection, with a write concern for data of which the last seconds may be lost
     */
    UsageFields(MongoCollection<BsonDocument> keys) {
        this.keys = keys;
    }

    void add(Collection<KeyUse> uses) {
        List<UpdateOneModel<BsonDocument>> updates = uses.stream()
                .filter(use -> Texts.isKeyId(use.id()))
                .sorted(Comparator.comparing(KeyUse::id))
                .map(UsageFields::update)
                .toList();
        if (!updates.isEmpty()) {
            Failures.guard(
                    "record the use of keys", () -> keys.bulkWrite(updates, new BulkWriteOptions().ordered(false)));
        }
    }

    Map<String, KeyUsage> read(Collection<String> ids) {
        List<BsonString> known = ids.stream()
                .filter(Texts::isKeyId)
                .distinct()
                .map(BsonString::new)
                .toList();
        Map<String, KeyUsage> usage = new HashMap<>();
        if (!known.isEmpty()) {
            documents(known).forEach(document -> usage.put(id(document), usage(document)));
        }
        return usage;
    }

    private List<BsonDocument> documents(List<BsonString> ids) {
        return Failures.guard(
                "read the use of keys",
                () -> keys.find(Filters.in(Names.ID, ids))
                        .projection(Projections.include(Names.USE))
                        // One more than can be found, so that the server need not be asked whether that was all.
                        .batchSize(ids.size() + 1)
                        .into(new ArrayList<>()));
    }

    private static String id(BsonDocument document) {
        return document.getString(Names.ID).getValue();
    }

    private static KeyUsage usage(BsonDocument document) {
        try {
            return StrictDocument.read(
                    document.getDocument(Names.USE),
                    in -> new KeyUsage(
                            in.number(Names.COUNT), in.optionalTime(Names.LAST_AT), in.optionalText(Names.LAST_FROM)));
        } catch (RuntimeException e) {
            LOG.warn("The use of key {} is damaged and told as none: put its field 'use' right", id(document));
            return KeyUsage.NONE;
        }
    }

    /** Not an upsert: the use of a key that is gone is dropped. Each expression sees the document as it was before. */
    private static UpdateOneModel<BsonDocument> update(KeyUse use) {
        BsonValue time = Values.time(use.lastUsedAt());
        BsonValue isLater = operator("$gt", literal(time), path(Names.LAST_AT));
        BsonDocument fields = new BsonDocument()
                .append(field(Names.COUNT), operator("$add", count(), literal(new BsonInt64(use.count()))))
                .append(field(Names.LAST_AT), operator("$cond", isLater, literal(time), path(Names.LAST_AT)))
                .append(
                        field(Names.LAST_FROM),
                        operator("$cond", isLater, literal(Values.text(use.lastUsedFrom())), path(Names.LAST_FROM)));
        return new UpdateOneModel<>(
                Filters.eq(Names.ID, new BsonString(use.id())), List.of(new BsonDocument("$set", fields)));
    }

    /** A damaged count starts anew, since its error would keep the rest of the batch from being told as written. */
    private static BsonValue count() {
        BsonValue isNumber = new BsonDocument("$isNumber", path(Names.COUNT));
        return operator("$cond", isNumber, path(Names.COUNT), literal(new BsonInt64(0)));
    }

    private static String field(String name) {
        return Names.USE + "." + name;
    }

    private static BsonValue path(String name) {
        return new BsonString("$" + field(name));
    }

    /** A text in an expression is a path if it begins with a dollar; not so within this. */
    private static BsonValue literal(BsonValue value) {
        return new BsonDocument("$literal", value);
    }

    private static BsonValue operator(String name, BsonValue... operands) {
        return new BsonDocument(name, new BsonArray(List.of(operands)));
    }
}
