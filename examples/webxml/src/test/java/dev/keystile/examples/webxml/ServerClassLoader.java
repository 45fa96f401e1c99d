package dev.keystile.examples.webxml;

import java.util.List;

/** What a server shares with its applications. The libraries of the test are not among it: the WAR must bring its own. */
final class ServerClassLoader extends ClassLoader {
    private static final List<String> LIBRARIES = List.of("dev.keystile.", "com.zaxxer.", "org.h2.", "org.slf4j.");

    ServerClassLoader() {
        super(ServerClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (LIBRARIES.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }
}
