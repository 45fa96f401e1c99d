package dev.keystile.faults.redeploy;

import java.util.List;

/** What a server shares with its applications: itself, the log and the database's driver. All else each brings itself. */
final class ServerClassLoader extends ClassLoader {
    private static final List<String> SHARED =
            List.of("jakarta.", "org.apache.", "org.slf4j.", "ch.qos.logback.", "org.postgresql.");

    private final ClassLoader all = ServerClassLoader.class.getClassLoader();

    ServerClassLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return all.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
