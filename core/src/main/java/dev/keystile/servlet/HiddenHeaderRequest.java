package dev.keystile.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Enumeration;

/** The request without one of its headers. */
final class HiddenHeaderRequest extends HttpServletRequestWrapper {
    private final String hidden;

    HiddenHeaderRequest(HttpServletRequest request, String hidden) {
        super(request);
        this.hidden = hidden;
    }

    private boolean hides(String name) {
        return hidden.equalsIgnoreCase(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !hides(name))
                .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return hides(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return hides(name) ? -1 : super.getDateHeader(name);
    }
}
