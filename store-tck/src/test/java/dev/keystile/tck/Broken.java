package dev.keystile.tck;

import dev.keystile.spi.KeyStore;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A store that breaks a rule.
 *
 * @param what what it does wrong
 * @param how makes a broken store of a sound one; the stores of one test share what it holds
 * @param tests the tests of the contract that must not let it pass
 */
record Broken(String what, UnaryOperator<KeyStore> how, Set<String> tests) {
    static Broken store(String what, UnaryOperator<KeyStore> how, String... tests) {
        return new Broken(what, how, Set.of(tests));
    }

    /** Every broken store, with a state of its own each time. */
    static List<Broken> all() {
        return Stream.of(
                        BrokenFields.all(),
                        BrokenTexts.all(),
                        BrokenWrites.all(),
                        BrokenImports.all(),
                        BrokenRevocations.all(),
                        BrokenDeletes.all(),
                        BrokenDeletesAtVersions.all(),
                        BrokenUse.all(),
                        BrokenUseInRaces.all(),
                        BrokenComparisons.all(),
                        BrokenPages.all(),
                        BrokenOrders.all(),
                        BrokenFilters.all(),
                        BrokenScopes.all(),
                        BrokenFeeds.all(),
                        BrokenDiagnoses.all(),
                        BrokenLives.all())
                .flatMap(stores -> stores)
                .toList();
    }

    @Override
    public String toString() {
        return what;
    }
}
