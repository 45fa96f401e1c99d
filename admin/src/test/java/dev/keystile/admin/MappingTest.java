package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.servlet.ApiKeyFilter;
import jakarta.servlet.DispatcherType;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumSet;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The servlet starts at one path of its own, and nowhere else. */
class MappingTest {
    private final ApiKeys apiKeys = ApiKeys.open("memory:");

    @AfterEach
    void close() {
        apiKeys.close();
    }

    private void start(List<String> servletPatterns, List<String> filterPatterns) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(
                "admin", new AdminServlet(apiKeys, AdminOptions.builder().keys().build()));
        holder.setInitOrder(1);
        servletPatterns.forEach(pattern -> context.addServlet(holder, pattern));
        for (String pattern : filterPatterns) {
            context.addFilter(
                    new FilterHolder(new ApiKeyFilter(apiKeys)), pattern, EnumSet.allOf(DispatcherType.class));
        }
        Server server = new Server(0);
        server.setHandler(context);
        try {
            server.start();
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/*", "/admin", "*.admin", "/admin/"})
    void what_is_no_path_of_its_own_stops_the_start(String pattern) {
        assertThatThrownBy(() -> start(List.of(pattern), List.of())).hasStackTraceContaining("map it to one path");
    }

    @Test
    void two_paths_stop_the_start() {
        assertThatThrownBy(() -> start(List.of("/admin/*", "/keys/*"), List.of()))
                .hasStackTraceContaining("map it to one path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/ops/*", "/ops/admin/*", "/ops/admin/api/*", "/ops/admin/api/v1/keys"})
    void a_filter_for_keys_over_the_servlet_stops_the_start(String pattern) {
        assertThatThrownBy(() -> start(List.of("/ops/admin/*"), List.of("/elsewhere/*", pattern)))
                .hasStackTraceContaining("covers");
    }

    @Test
    void a_filter_for_keys_elsewhere_does_not_matter() {
        assertThatCode(() -> start(List.of("/ops/admin/*"), List.of("/api/*", "/ops/administration/*", "/ops/x/*")))
                .doesNotThrowAnyException();
    }
}
