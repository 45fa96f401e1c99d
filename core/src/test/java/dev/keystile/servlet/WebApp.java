package dev.keystile.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;

import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Declares a web application's filters, in this order, and its servlets. All are async-supported. */
final class WebApp {
    /** What declares it, at the start of a server. */
    @FunctionalInterface
    interface Declaration {
        void declare(WebApp app);
    }

    private final ServletContext context;
    private final AtomicInteger names = new AtomicInteger();

    WebApp(ServletContext context) {
        this.context = context;
    }

    /** For all dispatcher types. */
    void filter(String pattern, Filter filter) {
        map(pattern, context.addFilter(nextName(), filter), EnumSet.allOf(DispatcherType.class));
    }

    /** As web.xml does it: by class, with init-params. */
    void filter(String pattern, Class<? extends Filter> type, Map<String, String> initParams) {
        FilterRegistration.Dynamic registration = context.addFilter(nextName(), type.getName());
        registration.setInitParameters(initParams);
        map(pattern, registration, EnumSet.allOf(DispatcherType.class));
    }

    /** Made in code, and with init-params all the same. */
    void filter(String pattern, Filter filter, Map<String, String> initParams) {
        FilterRegistration.Dynamic registration = context.addFilter(nextName(), filter);
        registration.setInitParameters(initParams);
        map(pattern, registration, EnumSet.allOf(DispatcherType.class));
    }

    void servlet(String pattern, Servlet servlet) {
        ServletRegistration.Dynamic registration = context.addServlet(nextName(), servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(pattern);
    }

    private static void map(String pattern, FilterRegistration.Dynamic filter, EnumSet<DispatcherType> types) {
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(types, true, pattern);
    }

    private String nextName() {
        return "part-" + names.incrementAndGet();
    }
}
