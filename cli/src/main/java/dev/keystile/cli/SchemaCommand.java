package dev.keystile.cli;

import dev.keystile.spi.StoreSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code keystile schema}: what a store needs in its database. */
@Command(
        name = "schema",
        header = "Prints, makes or checks the tables and indexes of a store.",
        description = "A store that needs none, such as Redis, says so.",
        footer = {
            "",
            "Examples:",
            "  keystile schema print > keystile.sql",
            "  keystile schema apply",
            "  keystile schema check"
        },
        subcommands = {SchemaCommand.Print.class, SchemaCommand.Apply.class, SchemaCommand.Check.class},
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {
    private static final String NONE_NEEDED = "This store needs no schema.";

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    SchemaCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: print, apply or check");
    }

    /** {@code keystile schema print}. */
    @Command(
            name = "print",
            header = "Prints what makes the schema, for the database's own shell.",
            mixinStandardHelpOptions = true)
    static final class Print implements Runnable {
        private final Session session;

        @Mixin
        private StoreOptions store;

        @SuppressWarnings("NullAway.Init")
        Print(Session session) {
            this.session = session;
        }

        @Override
        public void run() {
            store.schema()
                    .ifPresentOrElse(
                            schema -> {
                                try (schema) {
                                    session.out().print(schema.script());
                                }
                            },
                            () -> session.hint(NONE_NEEDED));
            session.requireReader();
        }
    }

    /** {@code keystile schema apply}. */
    @Command(
            name = "apply",
            header = "Makes what is missing, and leaves alone what is there.",
            mixinStandardHelpOptions = true)
    static final class Apply implements Runnable {
        @Mixin
        private StoreOptions store;

        @Mixin
        private OutputOptions output;

        @SuppressWarnings("NullAway.Init")
        Apply() {}

        @Override
        public void run() {
            List<String> made = store.schema().map(Apply::apply).orElse(List.of());
            output.print(
                    () -> Map.of("made", made),
                    () -> made.isEmpty()
                            ? List.of("Nothing was missing.")
                            : made.stream()
                                    .map(line -> "Made: " + Inert.text(line))
                                    .toList());
        }

        private static List<String> apply(StoreSchema schema) {
            try (schema) {
                List<String> missing = schema.missing();
                schema.apply();
                return missing;
            }
        }
    }

    /** {@code keystile schema check}. */
    @Command(
            name = "check",
            header = "Tells what is missing; exit code 1 if something is.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin
        private StoreOptions store;

        @Mixin
        private OutputOptions output;

        @SuppressWarnings("NullAway.Init")
        Check() {}

        @Override
        public Integer call() {
            List<String> missing = store.schema().map(Check::missing).orElse(List.of());
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("complete", missing.isEmpty());
            json.put("missing", missing);
            output.print(
                    () -> json,
                    () -> missing.isEmpty()
                            ? List.of("Nothing is missing.")
                            : missing.stream()
                                    .map(line -> "Missing: " + Inert.text(line))
                                    .toList());
            return (missing.isEmpty() ? ExitCode.DONE : ExitCode.NO).number();
        }

        private static List<String> missing(StoreSchema schema) {
            try (schema) {
                return schema.missing();
            }
        }
    }
}
