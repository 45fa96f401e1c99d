package dev.keystile.benchmarks.micro;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** A request with one key in {@code X-API-Key} that allocates nothing once its attributes have been set before. */
final class StubRequest extends HttpServletRequestWrapper {
    private static final String HEADER = "X-API-Key";
    private static final Object NONE = new Object();

    private final Map<String, Object> attributes = new HashMap<>();
    private final OneValue values = new OneValue();
    private final Principal principal = () -> "nobody";
    private String key;

    StubRequest(String key) {
        super(unsupported());
        this.key = key;
    }

    /** What nobody should call here throws. */
    private static HttpServletRequest unsupported() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (self, method, args) -> {
                    throw new UnsupportedOperationException(method.toString());
                });
    }

    /** Makes it the next request: another key, no attributes. */
    void reset(String nextKey) {
        key = nextKey;
        // Not removed, so that no entry is made again.
        attributes.replaceAll((name, value) -> NONE);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HEADER) ? values.of(key) : Collections.emptyEnumeration();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(HEADER) ? key : null;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        Object value = attributes.get(name);
        return value == NONE ? null : value;
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public String getRemoteAddr() {
        return "203.0.113.7";
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    /** One value, again and again. */
    @SuppressWarnings("JdkObsolete") // What the Servlet API has for it.
    private static final class OneValue implements Enumeration<String> {
        private @Nullable String value;

        OneValue of(String next) {
            value = next;
            return this;
        }

        @Override
        public boolean hasMoreElements() {
            return value != null;
        }

        @Override
        public String nextElement() {
            String next = value;
            if (next == null) {
                throw new NoSuchElementException();
            }
            value = null;
            return next;
        }
    }
}
