package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.KeyStoreProvider;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import dev.keystile.store.memory.InMemoryKeyStore;
import dev.keystile.store.memory.InMemoryKeyStoreProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProvidersTest {
    /** Found only where a test puts it on the thread's class loader. */
    public static class TestProvider implements KeyStoreProvider {
        @Override
        public boolean accepts(StoreConfig config) {
            return config.url().startsWith("test:") || config.url().startsWith("both:");
        }

        @Override
        public KeyStore open(StoreConfig config) {
            return new InMemoryKeyStore();
        }
    }

    /** Opens stores that cannot tell their changes. */
    public static final class BrokenProvider extends TestProvider {
        private static final List<WatchedStore> OPENED = new CopyOnWriteArrayList<>();

        @Override
        public KeyStore open(StoreConfig config) {
            WatchedStore store = new WatchedStore();
            store.changes = listener -> {
                throw new StoreException("no changes table", null);
            };
            OPENED.add(store);
            return store;
        }
    }

    /** A second one, to disagree with the first. */
    public static final class OtherProvider extends TestProvider {
        @Override
        public boolean accepts(StoreConfig config) {
            return config.url().startsWith("both:");
        }
    }

    @TempDir
    private Path folder;

    private void withProviders(Runnable test, Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        String names = Stream.of(providers).map(Class::getName).collect(Collectors.joining("\n"));
        Files.writeString(services.resolve(KeyStoreProvider.class.getName()), names);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            test.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void assertOpens(String url) {
        try (ApiKeys keys = ApiKeys.open(url)) {
            assertAccepted(keys, keys.issue(ApiKeySpec.named("k")).plaintext());
        }
    }

    @Test
    void the_in_memory_store_is_always_there() {
        assertOpens("memory:");
        assertOpens("  memory:  ");
    }

    @Test
    void it_is_found_without_a_class_loader_of_the_thread() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            assertOpens("memory:");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void a_provider_of_the_applications_class_loader_is_found() throws IOException {
        withProviders(() -> assertOpens("test:"), TestProvider.class);
    }

    @Test
    void a_provider_that_two_class_loaders_know_counts_once() throws IOException {
        withProviders(() -> assertOpens("memory:"), InMemoryKeyStoreProvider.class);
    }

    @Test
    void two_providers_for_one_url_are_an_error_that_names_both() throws IOException {
        withProviders(
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> ApiKeys.open("both://me:pass@host"))
                        .withMessage("the store URL both://<redacted>@host is for " + OtherProvider.class.getName()
                                + ", " + TestProvider.class.getName() + ": leave one of these modules out"),
                TestProvider.class,
                OtherProvider.class);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://me:pass@db/app, keystile-store-jdbc",
        "redis://me:pass@db:6379, keystile-store-redis",
        "rediss://me:pass@db:6379, keystile-store-redis",
        "redis-sentinel://me:pass@db:26379/master, keystile-store-redis",
        "redis-cluster://me:pass@db:6379, keystile-store-redis",
        "mongodb://me:pass@db, keystile-store-mongo",
        "mongodb+srv://me:pass@db, keystile-store-mongo"
    })
    void a_missing_module_is_named(String url, String module) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.open(url))
                .withMessageContaining("add the dependency dev.keystile:" + module)
                .withMessageContaining("found dev.keystile.store.memory.InMemoryKeyStoreProvider")
                .withMessageNotContaining("pass");
    }

    @ParameterizedTest
    @CsvSource({"memory", "memory:x", "MEMORY:", "cassandra://db", "/var/lib/keys", "not a url"})
    void an_unknown_url_tells_what_was_found(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.open(url))
                .withMessage("no store module is for the URL " + url
                        + "; found dev.keystile.store.memory.InMemoryKeyStoreProvider:"
                        + " check the URL's scheme, or add the module that is for it");
    }

    @Test
    void a_store_that_was_opened_for_a_start_that_fails_is_closed_again() throws IOException {
        withProviders(
                () -> assertThatExceptionOfType(StoreException.class).isThrownBy(() -> ApiKeys.open("test:")),
                BrokenProvider.class);
        assertThat(BrokenProvider.OPENED).hasSize(1).allMatch(store -> store.closed);
    }

    @Test
    void the_in_memory_store_refuses_options() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiKeys.builder(StoreConfig.of("memory:").with("pool-size", "9"))
                        .build())
                .withMessage(
                        "the store memory: was given the unknown options [pool-size]: correct or remove them; it knows"
                                + " none");
    }

    @Test
    void each_in_memory_store_is_a_new_one() {
        try (ApiKeys one = ApiKeys.open("memory:");
                ApiKeys other = ApiKeys.open("memory:")) {
            String id = one.issue(ApiKeySpec.named("k")).key().id();
            assertThat(other.find(id)).isEmpty();
        }
    }
}
