package dev.keystile.benchmarks.jvm;

import one.profiler.AsyncProfiler;

import java.io.IOException;
import java.util.Map;

/** Where a JVM spends its time, when {@code -Dprofile} asks for it. */
public final class Profiler {
    private Profiler() {}

    /** Tells whether profiles are asked for. */
    public static boolean isAsked() {
        return "true".equals(System.getenv("KEYSTILE_BENCHMARK_PROFILE"));
    }

    /** The commands by which a parent profiles its child: {@code profile}, and {@code profiled} with the path of the result. */
    public static Map<String, Child.Command> commands() {
        return Map.of("profile", Profiler::start, "profiled", Profiler::stop);
    }

    private static String start(String nothing) throws IOException {
        return oneLine(AsyncProfiler.getInstance().execute("start,event=cpu,interval=1ms"));
    }

    /** A flame graph for people, collapsed stacks for programs. */
    private static String stop(String path) throws IOException {
        AsyncProfiler profiler = AsyncProfiler.getInstance();
        profiler.execute("stop,collapsed,file=" + path + ".collapsed");
        return oneLine(profiler.execute("dump,flamegraph,file=" + path + ".html"));
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ');
    }
}
