package dev.keystile.benchmarks.micro;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** A response that forgets all headers, and the end of the chain: what reaches it was let in. It allocates nothing. */
final class StubResponse extends HttpServletResponseWrapper implements FilterChain {
    private @Nullable ServletRequest passed;

    StubResponse() {
        super(unsupported());
    }

    private static HttpServletResponse unsupported() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                StubResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, args) -> {
                    throw new UnsupportedOperationException(method.toString());
                });
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response) {
        passed = request;
    }

    /** The request that was let in last. A refusal fails before, since it would set a status. */
    ServletRequest passed() {
        return Objects.requireNonNull(passed, "the request was not let in");
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return List.of();
    }

    @Override
    public void addHeader(String name, String value) {}

    @Override
    public void setHeader(String name, String value) {}
}
