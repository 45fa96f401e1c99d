package dev.keystile.benchmarks.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The side of a {@link ChildJvm} that runs in it: answers each line of its input with one line, and ends with its parent. */
public final class Child {
    /** Tells answers from whatever libraries print. */
    static final String MARK = "keystile> ";

    /** Something that the parent can ask for. */
    @FunctionalInterface
    public interface Command {
        /**
         * Does it.
         *
         * @param argument what follows the command's name; empty if nothing does
         * @return the answer, one line
         * @throws Exception if it fails, which ends this JVM
         */
        String run(String argument) throws Exception;
    }

    private Child() {}

    /**
     * Says that everything is ready, and serves until the parent ends.
     *
     * @param ready what the parent has to know first
     * @param commands what it can ask for, by name
     * @throws Exception if a command fails
     */
    public static void serve(String ready, Map<String, Command> commands) throws Exception {
        answer(ready);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            int blank = line.indexOf(' ');
            Command command = commands.get(blank < 0 ? line : line.substring(0, blank));
            if (command == null) {
                throw new IOException("unknown command '" + line + "': this JVM knows " + commands.keySet());
            }
            answer(command.run(blank < 0 ? "" : line.substring(blank + 1)));
        }
        // Servers and pools may have threads that are no daemons.
        Runtime.getRuntime().halt(0);
    }

    private static void answer(String line) {
        System.out.println(MARK + line);
        System.out.flush();
    }
}
