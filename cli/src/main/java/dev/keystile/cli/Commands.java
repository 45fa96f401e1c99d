package dev.keystile.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;

/** Makes the commands and their parts, with the session if they want it. */
final class Commands implements IFactory {
    private final Session session;
    private final IFactory others = CommandLine.defaultFactory();

    Commands(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> wantsSession = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Session.class}))
                .findFirst();
        return wantsSession.isPresent() ? type.cast(wantsSession.get().newInstance(session)) : others.create(type);
    }
}
