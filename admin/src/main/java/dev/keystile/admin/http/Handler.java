package dev.keystile.admin.http;

import java.io.IOException;

/** What a route does. */
@FunctionalInterface
public interface Handler {
    /**
     * Does it. What it throws becomes an answer too: a {@link dev.keystile.admin.problem.Problem} as it is, core's exceptions
     * as the problems that they stand for, anything else as an internal error.
     *
     * @param call the request and who sent it
     * @return the answer
     * @throws IOException if the request cannot be read to its end
     */
    Answer handle(Call call) throws IOException;
}
