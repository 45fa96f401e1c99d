package dev.keystile.benchmarks.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** What tutorials have people write: hash the key, format each byte, look into a map. */
final class TutorialFilter implements Filter {
    private final Map<String, String> ownersByHash;

    TutorialFilter(GoodKeys keys) {
        this.ownersByHash = keys.lookup().ownersByHash();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String owner = owner(((HttpServletRequest) request).getHeader("X-API-Key"));
        if (owner == null) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_UNAUTHORIZED, "Invalid API key");
            return;
        }
        request.setAttribute("owner", owner);
        chain.doFilter(request, response);
    }

    private @Nullable String owner(@Nullable String key) throws ServletException {
        return key == null ? null : ownersByHash.get(hash(key));
    }

    private static String hash(String key) throws ServletException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            StringBuilder hex = new StringBuilder();
            for (byte b : digest.digest(key.getBytes(StandardCharsets.UTF_8))) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new ServletException(e);
        }
    }
}
