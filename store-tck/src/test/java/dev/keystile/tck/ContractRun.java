package dev.keystile.tck;

import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** Runs the contract against a store that is broken on purpose, and tells which tests notice. */
final class ContractRun {
    private static final String WHAT = "keystile.broken";
    private static final String NOTHING = "nothing";

    private ContractRun() {}

    /** All tests of the contract, each with its arguments. */
    static Set<String> allTests() {
        return names(run(NOTHING, name -> true).succeeded());
    }

    /** Those of a broken store's tests that fail. */
    static Set<String> failedTests(Broken broken) {
        return names(run(broken.what(), broken.tests()::contains).failed());
    }

    private static Events run(String what, Predicate<String> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter(WHAT, what)
                .selectors(selectClass(BrokenContract.class))
                .filters(methods(tests))
                .execute()
                .testEvents();
    }

    private static PostDiscoveryFilter methods(Predicate<String> tests) {
        return test -> FilterResult.includedIf(method(test).map(tests::test).orElse(true));
    }

    private static Set<String> names(Events events) {
        return events.stream()
                .map(Event::getTestDescriptor)
                .map(ContractRun::name)
                .collect(toCollection(TreeSet::new));
    }

    /** The method, and what tells one call of it from another. */
    private static String name(TestDescriptor test) {
        String method = method(test).orElseThrow();
        String shown = test.getDisplayName();
        return shown.startsWith("[") ? method + " " + shown : method;
    }

    private static Optional<String> method(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName());
    }

    /** The contract, for whatever store the run is about. Not found by the build, since it is meant to fail. */
    @ExtendWith(BrokenStoreResolver.class)
    static final class BrokenContract extends KeyStoreContract {
        private final SharedMemory memory = new SharedMemory();
        private final UnaryOperator<KeyStore> breakage;

        BrokenContract(UnaryOperator<KeyStore> breakage) {
            this.breakage = breakage;
        }

        @Override
        protected KeyStore openStore() {
            return breakage.apply(memory.open());
        }

        /** Memory tells at once, so that what is not told by then is never told. */
        @Override
        protected Duration changeLag() {
            return Duration.ofMillis(50);
        }
    }

    /** Hands the breakage that a run names to its tests. */
    static final class BrokenStoreResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getDeclaringExecutable().getDeclaringClass() == BrokenContract.class;
        }

        @Override
        public UnaryOperator<KeyStore> resolveParameter(ParameterContext parameter, ExtensionContext context) {
            String what = context.getConfigurationParameter(WHAT).orElse(NOTHING);
            return Broken.all().stream()
                    .filter(broken -> broken.what().equals(what))
                    .findAny()
                    .map(Broken::how)
                    .orElse(UnaryOperator.identity());
        }
    }
}
