package dev.keystile.servlet;

import java.util.function.BiFunction;

/** A servlet container that the build wants the suite to run on. */
record ServerKind(String name, String version) {
    /** The application's class loader is the one of the tests. */
    ServletServer start(WebApp.Declaration app) {
        return start(app, ServerKind.class.getClassLoader());
    }

    /** Fails where another version runs than the build says. */
    ServletServer start(WebApp.Declaration app, ClassLoader loader) {
        ServletServer server = factory().apply(app, loader);
        if (!server.version().startsWith(version)) {
            server.close();
            throw new IllegalStateException("the build says " + this + ", but " + server.version() + " runs");
        }
        return server;
    }

    private BiFunction<WebApp.Declaration, ClassLoader, ServletServer> factory() {
        return switch (name) {
            case "Jetty" -> JettyServer::new;
            case "Tomcat" -> TomcatServer::new;
            case "Undertow" -> UndertowServer::new;
            default -> throw new IllegalArgumentException("there is no server '" + name + "' in these tests");
        };
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
