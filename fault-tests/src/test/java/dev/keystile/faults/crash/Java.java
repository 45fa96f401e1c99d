package dev.keystile.faults.crash;

import dev.keystile.spi.StoreConfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to run a main class of these tests as a process of its own, which starts quickly. */
final class Java {
    private Java() {}

    static List<String> command(Class<?> main, StoreConfig store) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                store.url()));
        store.options().forEach((name, value) -> command.addAll(List.of(name, value)));
        return command;
    }
}
