package dev.keystile.servlet;

import dev.keystile.ApiKeys;
import dev.keystile.internal.Checks;
import dev.keystile.internal.settings.Settings;
import dev.keystile.model.ApiKey;
import dev.keystile.spi.StoreException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a request in when it carries a live key.
 *
 * <p>Declare it in {@code web.xml} with settings as init-params ({@code keystile.store.url} is required), or make it in code
 * with {@link #ApiKeyFilter(ApiKeys, ApiKeyFilterOptions)} and register it with async support. It registers itself nowhere:
 * what no mapping leads through this filter is not protected. Map it for all dispatcher types: a further dispatch of a
 * request that it let in is not verified again, and one that it never saw is not let through.
 *
 * <p>Behind it, a request has {@link #API_KEY_ATTRIBUTE}, a user principal ({@link ApiKeyPrincipal}), the auth type
 * {@link #AUTH_TYPE} and the key's scopes as roles. Safe for use by several threads.
 */
public final class ApiKeyFilter implements Filter {
    /** The request attribute that holds the verified {@link ApiKey}. */
    public static final String API_KEY_ATTRIBUTE = "dev.keystile.ApiKey";

    /** What {@link HttpServletRequest#getAuthType} tells of a request with a live key. */
    public static final String AUTH_TYPE = "API_KEY";

    private final @Nullable ApiKeys given;
    private @Nullable ApiKeys opened;
    private volatile @Nullable Door door;

    /** For {@code web.xml}: all settings come as init-params or from the environment, and the filter opens the store. */
    public ApiKeyFilter() {
        this.given = null;
    }

    /**
     * A filter with the default options.
     *
     * @param apiKeys the keys, which stay the caller's to close
     */
    public ApiKeyFilter(ApiKeys apiKeys) {
        this(apiKeys, ApiKeyFilterOptions.builder().build());
    }

    /**
     * A filter with options.
     *
     * @param apiKeys the keys, which stay the caller's to close
     * @param options the options
     */
    public ApiKeyFilter(ApiKeys apiKeys, ApiKeyFilterOptions options) {
        this.given = apiKeys;
        this.door = new Door(apiKeys, options);
    }

    /**
     * Tells the key of a request that this filter let in.
     *
     * @param request the request
     * @return the key, or empty if the request carries none
     */
    public static Optional<ApiKey> apiKey(ServletRequest request) {
        return request.getAttribute(API_KEY_ATTRIBUTE) instanceof ApiKey key ? Optional.of(key) : Optional.empty();
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        Map<String, String> params = new HashMap<>();
        Collections.list(config.getInitParameterNames())
                .forEach(name -> params.put(name, config.getInitParameter(name)));
        try {
            if (given == null) {
                open(params, System.getenv());
            } else {
                Checks.that(
                        params.isEmpty(),
                        "the filter was made in code, and would ignore the init-params %s: set them in code too",
                        params.keySet());
            }
        } catch (IllegalArgumentException | StoreException e) {
            throw new ServletException("ApiKeyFilter cannot start: " + e.getMessage(), e);
        }
    }

    /** The options are read first: nothing is opened that a bad one would leave open. */
    private void open(Map<String, String> params, Map<String, String> environment) {
        ApiKeyFilterOptions options = FilterSettings.options(Settings.of(params, environment));
        ApiKeys apiKeys = ApiKeys.builder(params, environment).build();
        opened = apiKeys;
        door = new Door(apiKeys, options);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Door current = door;
        if (current == null
                || !(request instanceof HttpServletRequest httpRequest)
                || !(response instanceof HttpServletResponse httpResponse)) {
            throw new ServletException("ApiKeyFilter is not initialized, or the request is not HTTP: it is refused");
        }
        current.pass(httpRequest, httpResponse, chain);
    }

    /** Closes what {@link #init} opened, and nothing else. */
    @Override
    public void destroy() {
        if (opened != null) {
            opened.close();
            door = null;
        }
    }
}
