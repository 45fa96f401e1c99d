package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.model.Page;
import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.Finding;
import dev.keystile.spi.KeyStore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Replaces one method of a store by another, which is given the sound store to work with. */
final class Break {
    private Break() {}

    static UnaryOperator<KeyStore> find(BiFunction<KeyStore, String, Optional<ApiKey>> find) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public Optional<ApiKey> find(String id) {
                return find.apply(sound, id);
            }
        };
    }

    static UnaryOperator<KeyStore> insert(BiConsumer<KeyStore, ApiKey> insert) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public void insert(ApiKey key) {
                insert.accept(sound, key);
            }
        };
    }

    static UnaryOperator<KeyStore> insertAll(BiFunction<KeyStore, Collection<ApiKey>, Set<String>> insertAll) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public Set<String> insertAll(Collection<ApiKey> keys) {
                return insertAll.apply(sound, keys);
            }
        };
    }

    static UnaryOperator<KeyStore> diagnose(Finding found) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public List<Finding> diagnose() {
                return List.of(found);
            }
        };
    }

    static UnaryOperator<KeyStore> update(BiPredicate<KeyStore, ApiKey> update) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public boolean update(ApiKey key) {
                return update.test(sound, key);
            }
        };
    }

    static UnaryOperator<KeyStore> delete(BiPredicate<KeyStore, String> delete) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public boolean delete(String id) {
                return delete.test(sound, id);
            }
        };
    }

    /** What is done instead of a delete at a version. */
    @FunctionalInterface
    interface DeleteAtVersion {
        boolean delete(KeyStore sound, String id, long version);
    }

    static UnaryOperator<KeyStore> deleteAtVersion(DeleteAtVersion delete) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public boolean delete(String id, long version) {
                return delete.delete(sound, id, version);
            }
        };
    }

    static UnaryOperator<KeyStore> list(BiFunction<KeyStore, KeyQuery, Page<ApiKey>> list) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public Page<ApiKey> list(KeyQuery query) {
                return list.apply(sound, query);
            }
        };
    }

    static UnaryOperator<KeyStore> recordUse(BiConsumer<KeyStore, Collection<KeyUse>> recordUse) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public void recordUse(Collection<KeyUse> uses) {
                recordUse.accept(sound, uses);
            }
        };
    }

    static UnaryOperator<KeyStore> usage(BiFunction<KeyStore, Collection<String>, Map<String, KeyUsage>> usage) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public Map<String, KeyUsage> usage(Collection<String> ids) {
                return usage.apply(sound, ids);
            }
        };
    }

    static UnaryOperator<KeyStore> changes(UnaryOperator<ChangeFeed> changes) {
        return sound -> new ForwardingKeyStore(sound) {
            @Override
            public ChangeFeed changes() {
                return changes.apply(sound.changes());
            }
        };
    }

    /** Spoils every key that is read. */
    static UnaryOperator<KeyStore> read(UnaryOperator<ApiKey> spoil) {
        UnaryOperator<KeyStore> found = find((sound, id) -> sound.find(id).map(spoil));
        UnaryOperator<KeyStore> listed = list((sound, query) -> {
            Page<ApiKey> page = sound.list(query);
            return new Page<>(page.items().stream().map(spoil).toList(), page.next());
        });
        return sound -> found.apply(listed.apply(sound));
    }

    /** Writes a key over whatever is there, and forgets its use. */
    static boolean overwrite(KeyStore sound, ApiKey key) {
        boolean replaced = sound.delete(key.id());
        sound.insert(key);
        return replaced;
    }
}
