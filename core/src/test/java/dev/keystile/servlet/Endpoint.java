package dev.keystile.servlet;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A servlet made of a lambda, which answers every method and counts how often it is reached. */
final class Endpoint implements Servlet {
    /** What it does. */
    @FunctionalInterface
    interface Handler {
        void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private final Handler handler;
    private final AtomicInteger reached = new AtomicInteger();

    Endpoint(Handler handler) {
        this.handler = handler;
    }

    /** How often it was reached since this was last asked. */
    int reached() {
        return reached.getAndSet(0);
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        reached.incrementAndGet();
        handler.handle((HttpServletRequest) request, (HttpServletResponse) response);
    }

    @Override
    public void init(ServletConfig config) {}

    @Override
    public ServletConfig getServletConfig() {
        return null;
    }

    @Override
    public String getServletInfo() {
        return "";
    }

    @Override
    public void destroy() {}
}
