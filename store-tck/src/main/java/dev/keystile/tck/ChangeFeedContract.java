package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUse;
import dev.keystile.spi.ChangeFeed.Subscription;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.renamed;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A follower hears of every change. A store may tell a change more than once, in any order, or tell a gap instead, so the
 * tests ask only that one of the two comes.
 */
interface ChangeFeedContract extends StoreFixture {
    @Test
    default void another_instance_is_told_of_an_insert() {
        FeedLog log = followAnotherStore();
        ApiKey key = plain();

        assertTold(log, key, () -> store().insert(key));
    }

    @Test
    default void another_instance_is_told_of_an_update() {
        ApiKey key = inserted();
        FeedLog log = followAnotherStore();

        assertTold(log, key, () -> store().update(renamed(key, "changed")));
    }

    @Test
    default void another_instance_is_told_of_a_delete() {
        ApiKey key = inserted();
        FeedLog log = followAnotherStore();

        assertTold(log, key, () -> store().delete(key.id()));
    }

    @Test
    default void another_instance_is_told_of_a_delete_at_a_version() {
        ApiKey key = inserted();
        FeedLog log = followAnotherStore();

        assertTold(log, key, () -> store().delete(key.id(), key.version()));
    }

    @Test
    default void an_instance_is_told_of_its_own_changes() {
        FeedLog log = follow(store());
        ApiKey key = plain();

        assertTold(log, key, () -> store().insert(key));
    }

    @Test
    default void no_change_of_many_at_a_time_is_left_out() {
        FeedLog log = followAnotherStore();
        List<ApiKey> keys = Stream.generate(SampleKeys::plain).limit(20).toList();
        int gaps = log.gaps();

        insertTogether(keys);

        boolean told = log.await(
                () -> log.gaps() > gaps || keys.stream().allMatch(key -> log.changesOf(key.id()) > 0), patience());
        assertThat(told).as("each of the changes is told, or a gap").isTrue();
    }

    /**
     * A store may tell of one insert again and again for a while. So the used key is compared with one of the same
     * history: each use must not bring one more telling.
     */
    @Test
    default void recorded_use_is_no_change() {
        ApiKey used = inserted();
        ApiKey unused = inserted();
        FeedLog log = followAnotherStore();
        int before = log.changesOf(used.id()) - log.changesOf(unused.id());

        useAndAwaitAnotherChange(log, used);
        useAndAwaitAnotherChange(log, used);

        assertThat(log.changesOf(used.id()) - log.changesOf(unused.id()) - before)
                .as("tellings that only the use can explain")
                .isLessThan(2);
    }

    @Test
    default void a_closed_subscription_is_told_no_later_change() {
        KeyStore other = anotherStore();
        FeedLog closedLog = new FeedLog();
        Subscription closed = other.changes().follow(closedLog);
        FeedLog openLog = follow(other);
        ApiKey key = plain();

        closed.close();
        closed.close();

        assertTold(openLog, key, () -> store().insert(key));
        assertThat(closedLog.changesOf(key.id())).isZero();
    }

    @Test
    default void a_closed_store_tells_no_later_change() {
        KeyStore closed = anotherStore();
        FeedLog closedLog = follow(closed);
        FeedLog openLog = followAnotherStore();
        ApiKey key = plain();

        closed.close();

        assertTold(openLog, key, () -> store().insert(key));
        assertThat(closedLog.changesOf(key.id())).isZero();
    }

    private ApiKey inserted() {
        ApiKey key = plain();
        store().insert(key);
        return key;
    }

    private FeedLog followAnotherStore() {
        return follow(anotherStore());
    }

    private FeedLog follow(KeyStore store) {
        assumeChangesAreTold();
        FeedLog log = new FeedLog();
        store.changes().follow(log);
        return log;
    }

    private void insertTogether(List<ApiKey> keys) {
        KeyStore store = store();
        Race.run(keys.stream()
                .<Callable<Boolean>>map(key -> () -> {
                    store.insert(key);
                    return true;
                })
                .toList());
    }

    private void useAndAwaitAnotherChange(FeedLog log, ApiKey used) {
        ApiKey marker = plain();
        store().recordUse(List.of(new KeyUse(used.id(), 1, NOW, null)));
        assertTold(log, marker, () -> store().insert(marker));
    }

    private void assertTold(FeedLog log, ApiKey key, Runnable change) {
        int changes = log.changesOf(key.id());
        int gaps = log.gaps();
        change.run();
        boolean told = log.await(() -> log.changesOf(key.id()) > changes || log.gaps() > gaps, patience());
        assertThat(told).as("the change of %s is told, or a gap", key.id()).isTrue();
    }
}
