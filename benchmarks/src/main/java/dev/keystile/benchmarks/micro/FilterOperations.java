package dev.keystile.benchmarks.micro;

import dev.keystile.ApiKeys;
import dev.keystile.Hashers;
import dev.keystile.benchmarks.store.Population;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.store.memory.InMemoryKeyStore;
import jakarta.servlet.ServletException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.io.IOException;
import java.util.List;

/** The whole filter with default settings, between a request and a response that allocate nothing themselves. */
@State(Scope.Benchmark)
public class FilterOperations {
    private final List<String> keys = Population.presentedKeys(4_096);
    private final ApiKeyFilter filter = new ApiKeyFilter(apiKeys());

    private ApiKeys apiKeys() {
        InMemoryKeyStore store = new InMemoryKeyStore();
        Population.keys(keys, Hashers.sha256()).forEach(store::insert);
        return ApiKeys.builder(store).build();
    }

    /** What each thread has of its own. */
    @State(Scope.Thread)
    public static class Exchange {
        private final StubRequest request = new StubRequest("");
        private final StubResponse response = new StubResponse();
    }

    /** A live key in {@code X-API-Key}. */
    @Benchmark
    public Object admit(Exchange exchange, Cursor cursor) throws IOException, ServletException {
        exchange.request.reset(cursor.of(keys));
        filter.doFilter(exchange.request, exchange.response, exchange.response);
        return exchange.response.passed();
    }
}
