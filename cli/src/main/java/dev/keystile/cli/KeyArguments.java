package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.function.Consumer;

/** Which keys: several may be given, and one that fails does not keep the others from being done. */
final class KeyArguments {
    private final Session session;

    @Parameters(
            paramLabel = "ID",
            arity = "1..*",
            description = "The keys' ids; a single - to find one by the whole key, read from standard input.")
    private List<String> ids = List.of();

    KeyArguments(Session session) {
        this.session = session;
    }

    List<String> ids(ApiKeys keys) {
        if (ids.equals(List.of(KeyArgument.PRESENTED))) {
            return List.of(PresentedKey.find(keys, PresentedKey.read(session)).id());
        }
        if (ids.contains(KeyArgument.PRESENTED)) {
            throw Failure.usage("- stands for one key, and cannot be combined with ids");
        }
        return ids.stream().distinct().toList();
    }

    /** As a question has them. */
    static String named(ApiKeys keys, List<String> ids) {
        ApiKey first = KeyIds.find(keys, ids.get(0));
        String name = first.id() + " (" + first.name() + (first.owner() == null ? ")" : ", " + first.owner() + ")");
        return ids.size() == 1 ? "the key " + name : ids.size() + " keys, the first of them " + name;
    }

    /**
     * Tells the code of the first failure. A store that fails, and nobody who reads what is told, end it: the next key would
     * fare no better.
     */
    int each(ApiKeys keys, List<String> ids, Consumer<ApiKey> action) {
        int code = ExitCode.DONE.number();
        for (String id : ids) {
            try {
                action.accept(KeyIds.find(keys, id));
            } catch (RuntimeException e) {
                int failed = tolerated(Failures.of(e));
                code = code == ExitCode.DONE.number() ? failed : code;
            }
        }
        return code;
    }

    private int tolerated(Failure failure) {
        switch (failure.code()) {
            case STORE, OUTPUT, INTERNAL -> throw failure;
            default -> session.hint(failure.line());
        }
        return failure.code().number();
    }
}
