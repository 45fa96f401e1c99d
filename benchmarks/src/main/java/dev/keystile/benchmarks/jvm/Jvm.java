package dev.keystile.benchmarks.jvm;

import java.util.ArrayList;
import java.util.List;

/** The command that starts a JVM to be measured: the same options for whatever runs in it. */
final class Jvm {
    /** One core has no use for a parallel collector; a fixed heap does not grow while something is measured. */
    private static final List<String> OPTIONS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    /** So that the profiler can tell inlined methods apart. It changes no code, but is left out where nobody profiles. */
    private static final List<String> PROFILED = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    private Jvm() {}

    static List<String> command(String java, Class<?> main, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(OPTIONS);
        if (Profiler.isAsked()) {
            command.addAll(PROFILED);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        return command;
    }

    /** The Java that runs this. */
    static String ownJava() {
        return System.getProperty("java.home") + "/bin/java";
    }

    /** The Java that was asked for, by {@code -Dbenchmark.java}. */
    static String givenJava() {
        String given = System.getenv("KEYSTILE_BENCHMARK_JAVA");
        return given == null ? ownJava() : given;
    }
}
