package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreException;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that record use well as long as nobody else writes. */
final class BrokenUseInRaces {
    private BrokenUseInRaces() {}

    static Stream<Broken> all() {
        return Stream.of(
                Broken.store(
                        "reads the count first and adds to it then",
                        readingFirst(),
                        "use_recorded_by_several_nodes_adds_up"),
                Broken.store(
                        "adds use by writing the whole key back",
                        writingBack(),
                        "use_and_updates_at_the_same_time_lose_nothing",
                        "use_brings_no_key_back_that_is_deleted_at_the_same_time"),
                Broken.store(
                        "refuses a batch while another is written",
                        refusingWhileBusy(),
                        "batches_of_the_same_keys_in_any_order_do_not_block_each_other"));
    }

    private static UnaryOperator<KeyStore> readingFirst() {
        Gap gap = new Gap();
        Map<String, KeyUsage> usage = new ConcurrentHashMap<>();
        UnaryOperator<KeyStore> recording = Break.recordUse((sound, uses) -> uses.forEach(use -> {
            long was = usage.getOrDefault(use.id(), KeyUsage.NONE).useCount();
            gap.meet();
            usage.put(use.id(), new KeyUsage(was + use.count(), use.lastUsedAt(), use.lastUsedFrom()));
        }));
        UnaryOperator<KeyStore> reading = Break.usage((sound, ids) -> usage);
        return sound -> recording.apply(reading.apply(sound));
    }

    private static UnaryOperator<KeyStore> writingBack() {
        Gap gap = new Gap();
        UnaryOperator<KeyStore> recording = Break.recordUse((sound, uses) -> writeBack(sound, uses, gap));
        UnaryOperator<KeyStore> updating = Break.update((sound, key) -> met(gap, sound.update(key)));
        UnaryOperator<KeyStore> deleting = Break.delete((sound, id) -> met(gap, sound.delete(id)));
        return sound -> recording.apply(updating.apply(deleting.apply(sound)));
    }

    private static boolean met(Gap gap, boolean result) {
        gap.meet();
        return result;
    }

    private static void writeBack(KeyStore sound, Collection<KeyUse> uses, Gap gap) {
        for (KeyUse use : uses) {
            ApiKey read = sound.find(use.id()).orElseThrow();
            gap.meet();
            Break.overwrite(sound, read);
            sound.recordUse(List.of(use));
        }
    }

    private static UnaryOperator<KeyStore> refusingWhileBusy() {
        Gap gap = new Gap();
        Semaphore free = new Semaphore(1);
        return Break.recordUse((sound, uses) -> {
            if (!free.tryAcquire()) {
                throw new StoreException("deadlock found", null);
            }
            gap.meet();
            sound.recordUse(uses);
            free.release();
        });
    }
}
