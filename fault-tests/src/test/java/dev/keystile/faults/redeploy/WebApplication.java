package dev.keystile.faults.redeploy;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import dev.keystile.ApiKeys;
import dev.keystile.store.jdbc.JdbcKeyStore;
import inet.ipaddr.IPAddress;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.registry.EntryAddedEvent;
import tools.jackson.core.JsonParser;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a web application that has Keystile and its libraries as its own. */
final class WebApplication {
    private static final List<Class<?>> LIBRARIES = List.of(
            ApiKeys.class,
            JdbcKeyStore.class,
            HikariDataSource.class,
            Caffeine.class,
            IPAddress.class,
            CircuitBreaker.class,
            EntryAddedEvent.class,
            JsonParser.class);

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
              <servlet>
                <servlet-name>files</servlet-name>
                <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
                <async-supported>true</async-supported>
              </servlet>
              <servlet-mapping><servlet-name>files</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
              <filter>
                <filter-name>keys</filter-name>
                <filter-class>dev.keystile.servlet.ApiKeyFilter</filter-class>
                <async-supported>true</async-supported>
                <init-param>
                  <param-name>keystile.store.url</param-name><param-value>STORE_URL</param-value>
                </init-param>
                <init-param>
                  <param-name>keystile.store.pool-size</param-name><param-value>2</param-value>
                </init-param>
              </filter>
              <filter-mapping><filter-name>keys</filter-name><url-pattern>/*</url-pattern></filter-mapping>
            </web-app>
            """;

    private WebApplication() {}

    /**
     * Makes the folder.
     *
     * @param storeUrl the store, for its web.xml
     */
    static void unpack(Path folder, String storeUrl) throws IOException, URISyntaxException {
        Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes"));
        Path libraries = Files.createDirectories(folder.resolve("WEB-INF/lib"));
        Files.writeString(
                folder.resolve("WEB-INF/web.xml"), WEB_XML.replace("STORE_URL", storeUrl.replace("&", "&amp;")));
        for (Class<?> library : LIBRARIES) {
            Path from = Path.of(
                    library.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(from)) {
                copy(from, classes);
            } else {
                Files.copy(from, libraries.resolve(from.getFileName()));
            }
        }
    }

    /** The descriptors of modules mean nothing to a web application, and there is room for one only. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.exists(target)) {
                    Files.write(target, Files.readAllBytes(file), java.nio.file.StandardOpenOption.APPEND);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
