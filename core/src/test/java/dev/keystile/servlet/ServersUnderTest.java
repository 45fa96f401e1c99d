package dev.keystile.servlet;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

import java.util.stream.Stream;

/**
 * The servers that the suite runs on. Tomcat 10 and Tomcat 11 have the same classes, so the build runs the suite twice and
 * says each time, in the system property {@code keystile.test.servers}, which servers are on the class path. Without it, as
 * in an IDE, they are those of the test dependencies in whatever version.
 */
final class ServersUnderTest implements ArgumentsProvider {
    private static final String DEFAULT = "Jetty, Tomcat, Undertow";

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.of(System.getProperty("keystile.test.servers", DEFAULT).split(",", -1))
                .map(item -> item.strip().split(" ", 2))
                .map(parts -> new ServerKind(parts[0], parts.length == 2 ? parts[1] : ""))
                .map(Arguments::of);
    }
}
