package dev.keystile.cli;

import dev.keystile.model.ApiKey;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.function.Supplier;

/** For people or for machines. */
final class OutputOptions {
    private final Session session;
    private final Json mapper = new Json();

    @Option(names = "--json", order = 60, description = "Print JSON, one object a line.")
    private boolean json;

    OutputOptions(Session session) {
        this.session = session;
    }

    boolean json() {
        return json;
    }

    /** Prints a result in the one form or the other. */
    void print(Supplier<?> forMachines, Supplier<List<String>> forPeople) {
        if (json) {
            session.out().println(mapper.line(forMachines.get()));
        } else {
            forPeople.get().forEach(session.out()::println);
        }
        session.requireReader();
    }

    /** Tells what became of a key. */
    void changed(String what, ApiKey key) {
        print(
                () -> KeyJson.of(key, session.now()),
                () -> List.of(what + " " + key.id() + " (" + Inert.text(key.name()) + ")"));
    }
}
