package dev.keystile;

/** Throws checked exceptions where Java does not expect them, as code in Kotlin, Groovy or Scala does. */
final class Sneaky {
    private Sneaky() {}

    /** Never returns: the type of its result is for {@code throw} statements. */
    static RuntimeException thrown(Exception exception) {
        Sneaky.<RuntimeException>rethrow(exception);
        throw new AssertionError("unreachable");
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The whole point: nothing checks the cast.
    private static <E extends Exception> void rethrow(Exception exception) throws E {
        throw (E) exception;
    }
}
