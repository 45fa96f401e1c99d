package dev.keystile.servlet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Behaviour of the filter over real sockets, on every server that the build names. A subclass declares one application,
 * which is started once for all its tests, and says what it does. Tests named {@code sNN_} show the defence against the
 * attack S-NN of the project's attack catalogue.
 */
@Tag("servers")
@ParameterizedClass(name = "{0}")
@ArgumentsSource(ServersUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilterBehaviour {
    @Parameter
    ServerKind kind;

    final Endpoint mirror = Mirror.endpoint();
    ServletServer server;
    TestKeys keys;

    /** Declares the application under test. */
    abstract void declare(WebApp app);

    /** The keys that the application under test accepts. */
    TestKeys keys() {
        return new TestKeys();
    }

    /** The application's class loader. */
    ClassLoader loader() {
        return getClass().getClassLoader();
    }

    @BeforeParameterizedClassInvocation
    void start(ServerKind invoked) {
        keys = keys();
        server = invoked.start(this::declare, loader());
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
        keys.close();
    }

    @BeforeEach
    void countFromZero() {
        keys.reset();
        mirror.reached();
    }

    Http http() {
        return new Http(server.port());
    }

    Reply get(String target, String... headers) {
        return http().get(target, headers);
    }
}
