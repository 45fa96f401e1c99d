/** API keys for any Jakarta Servlet application: the key, its life, the filter and the contract for stores. */
@SuppressWarnings("requires-automatic") // Resilience4j has no module descriptor; its manifest reserves the name
module dev.keystile {
    requires com.github.benmanes.caffeine;
    requires inet.ipaddr;
    requires io.github.resilience4j.circuitbreaker;
    requires org.slf4j;
    requires static com.google.errorprone.annotations;
    requires static transitive jakarta.servlet;
    requires static transitive org.jspecify;

    exports dev.keystile;
    exports dev.keystile.model;
    exports dev.keystile.servlet;
    exports dev.keystile.spi;
    exports dev.keystile.store.memory;

    uses dev.keystile.spi.KeyStoreProvider;

    provides dev.keystile.spi.KeyStoreProvider with
            dev.keystile.store.memory.InMemoryKeyStoreProvider;
}
