package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.store.Store;
import jakarta.servlet.Filter;

/** All that is compared. What a variant does not name is the same for all: see {@link BenchmarkServer}. */
enum Variant {
    NO_FILTER("no filter", Store.MEMORY, keys -> (request, response, chain) -> chain.doFilter(request, response)),
    BARE_401("bare 401 filter", Store.MEMORY, keys -> new Bare401Filter()),
    FLOODED("Keystile, PostgreSQL behind its cache", Store.POSTGRESQL, Keystile::withDefaults),
    KEYSTILE("Keystile", Store.MEMORY, Keystile::withDefaults),
    KEYSTILE_HMAC("Keystile, HMAC with pepper", Store.MEMORY, Keystile::withPepper),
    UNCACHED_H2("Keystile uncached, H2", Store.H2, Keystile::withoutCache),
    UNCACHED_POSTGRESQL("Keystile uncached, PostgreSQL", Store.POSTGRESQL, Keystile::withoutCache),
    UNCACHED_REDIS("Keystile uncached, Redis", Store.REDIS, Keystile::withoutCache),
    UNCACHED_MONGODB("Keystile uncached, MongoDB", Store.MONGODB, Keystile::withoutCache),
    SPRING("Spring Security, stateless", Store.MEMORY, SpringStateless::filter),
    SPRING_STRIPPED("Spring Security, stripped", Store.MEMORY, SpringStripped::filter),
    PAC4J("pac4j HeaderClient", Store.MEMORY, Pac4j::filter),
    TUTORIAL("hand-written filter of tutorials", Store.MEMORY, TutorialFilter::new);

    private final String label;
    private final Store store;
    private final Protection protection;

    Variant(String label, Store store, Protection protection) {
        this.label = label;
        this.store = store;
        this.protection = protection;
    }

    String label() {
        return label;
    }

    Store store() {
        return store;
    }

    Filter filter(GoodKeys keys) throws Exception {
        return protection.filter(keys);
    }
}
