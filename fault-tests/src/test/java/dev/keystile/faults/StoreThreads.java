package dev.keystile.faults;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The threads of Keystile, its stores and their drivers: all that are not the web server's, the clients' or the test's. */
final class StoreThreads {
    private static final Set<String> OTHERS = Set.of(
            "qtp",
            "HttpClient",
            "pool-",
            "writes",
            "tcp-proxy",
            "ForkJoinPool",
            "process reaper",
            "awaitility",
            "echo",
            "stalls");

    private StoreThreads() {}

    static List<String> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> Stream.of(OTHERS.toArray(String[]::new)).noneMatch(name::startsWith))
                .sorted()
                .toList();
    }
}
