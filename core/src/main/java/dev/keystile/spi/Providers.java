package dev.keystile.spi;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the one provider that is for a URL; none, or two, is an error. */
final class Providers {
    private static final Map<String, String> MODULES = Map.of(
            "jdbc", "keystile-store-jdbc",
            "redis", "keystile-store-redis",
            "rediss", "keystile-store-redis",
            "redis-sentinel", "keystile-store-redis",
            "redis-cluster", "keystile-store-redis",
            "mongodb", "keystile-store-mongo",
            "mongodb+srv", "keystile-store-mongo");

    private Providers() {}

    static KeyStoreProvider of(StoreConfig config) {
        List<KeyStoreProvider> found = providers();
        List<KeyStoreProvider> fitting =
                found.stream().filter(provider -> provider.accepts(config)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new IllegalArgumentException(
                fitting.isEmpty()
                        ? noneIsFor(config, found)
                        : "the store URL " + config.redactedUrl() + " is for " + names(fitting)
                                + ": leave one of these modules out");
    }

    private static String noneIsFor(StoreConfig config, List<KeyStoreProvider> found) {
        String scheme = config.url().replaceFirst(":.*", "");
        String module = MODULES.get(scheme);
        return "no store module is for the URL " + config.redactedUrl() + "; found " + names(found) + ": "
                + (module == null
                        ? "check the URL's scheme, or add the module that is for it"
                        : "add the dependency dev.keystile:" + module);
    }

    private static String names(List<KeyStoreProvider> providers) {
        return providers.stream()
                .map(provider -> provider.getClass().getName())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Containers keep modules in the thread's class loader, and Keystile itself perhaps in another. */
    private static List<KeyStoreProvider> providers() {
        Map<Class<?>, KeyStoreProvider> byClass = new LinkedHashMap<>();
        Stream.of(load(Thread.currentThread().getContextClassLoader()), load(Providers.class.getClassLoader()))
                .flatMap(ServiceLoader::stream)
                .forEach(provider -> byClass.computeIfAbsent(provider.type(), type -> provider.get()));
        return List.copyOf(byClass.values());
    }

    private static ServiceLoader<KeyStoreProvider> load(@Nullable ClassLoader loader) {
        return ServiceLoader.load(KeyStoreProvider.class, loader);
    }
}
