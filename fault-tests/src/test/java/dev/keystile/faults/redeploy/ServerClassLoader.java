package dev.keystile.faults.redeploy;

import org.jspecify.annotations.Nullable;

import java.net.URL;
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

    /** Tomcat has an application load a class of its own by its bytes, to find the drivers that it left behind. */
    @Override
    protected @Nullable URL findResource(String name) {
        return SHARED.stream().anyMatch(name.replace('/', '.')::startsWith) ? all.getResource(name) : null;
    }
}
