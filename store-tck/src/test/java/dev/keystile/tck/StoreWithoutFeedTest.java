package dev.keystile.tck;

import dev.keystile.spi.ChangeFeed;
import dev.keystile.spi.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

import java.lang.reflect.Method;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

class StoreWithoutFeedTest {
    @Test
    void a_store_that_tells_no_changes_may_say_so() {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WithoutFeed.class))
                .execute()
                .testEvents();

        assertThat(tests.failed().count()).isZero();
        // The others are of the life cycle and of many keys at once: a feed ends with its store, and tells all of them.
        assertThat(tests.aborted().count()).isEqualTo(testsOfTheFeed() + 2);
    }

    private static long testsOfTheFeed() {
        return Arrays.stream(ChangeFeedContract.class.getDeclaredMethods())
                .filter(StoreWithoutFeedTest::isTest)
                .count();
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class);
    }

    /** Run by the test above only. */
    static final class WithoutFeed extends KeyStoreContract {
        private final SharedMemory memory = new SharedMemory();

        @Override
        protected KeyStore openStore() {
            return Break.changes(feed -> ChangeFeed.none()).apply(memory.open());
        }

        @Override
        protected boolean tellsChanges() {
            return false;
        }
    }
}
