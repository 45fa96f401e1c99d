package dev.keystile.tck;

import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.AfterEach;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What every {@link KeyStore} promises, as tests. A store's own test class extends this one and says how the store is
 * opened; nothing else is needed.
 *
 * <p>The tests use fresh key ids and owners, so they may share a database with one another and with what earlier runs
 * left behind, but not with another run at the same time. Each closes what it opened, after the {@code @AfterEach}
 * methods of the subclass.
 */
public abstract class KeyStoreContract
        implements RoundTripContract,
                InsertContract,
                InsertAllContract,
                CompareAndSetContract,
                RevocationContract,
                DeleteContract,
                CompareAndDeleteContract,
                VisibilityContract,
                UsageContract,
                LookAlikeContract,
                PagingContract,
                OrderContract,
                FilterContract,
                ScopeContract,
                BulkContract,
                RaceContract,
                UsageRaceContract,
                ChangeFeedContract,
                DiagnosisContract,
                LifecycleContract {
    private final List<KeyStore> opened = new ArrayList<>();

    /** Creates the contract; JUnit does so for each test. */
    protected KeyStoreContract() {}

    /**
     * Opens the store under test. Every store opened within one test stands for one node: all of them work on the same
     * data, at the same time.
     *
     * @return a new instance each time, which the contract closes
     */
    protected abstract KeyStore openStore();

    /**
     * Tells how long a change may take to reach the feed of another instance. The tests wait no longer than that, and no
     * longer than they must.
     *
     * @return 5 seconds unless overridden
     */
    protected Duration changeLag() {
        return Duration.ofSeconds(5);
    }

    /**
     * Tells whether the store tells changes. If not, the tests of the feed are skipped.
     *
     * @return {@code true} unless overridden; {@code false} for a store whose feed is {@link ChangeFeed#none}
     */
    protected boolean tellsChanges() {
        return true;
    }

    @Override
    public final KeyStore store() {
        return opened.isEmpty() ? open() : opened.get(0);
    }

    @Override
    public final KeyStore anotherStore() {
        store();
        return open();
    }

    private KeyStore open() {
        KeyStore store = openStore();
        opened.add(store);
        return store;
    }

    @Override
    public final Duration patience() {
        return changeLag();
    }

    @Override
    public final void assumeChangesAreTold() {
        assumeTrue(tellsChanges(), "this store says that it does not tell changes");
    }

    @AfterEach
    final void closeStores() {
        opened.forEach(KeyStore::close);
    }
}
