package dev.keystile.benchmarks.http;

import com.google.errorprone.annotations.Immutable;
import jakarta.servlet.Filter;

/** One way to protect the servlet. */
@Immutable
@FunctionalInterface
interface Protection {
    /**
     * Makes the filter.
     *
     * @param keys the keys that it has to let in, and no others
     * @return the filter, to be mapped to all requests
     * @throws Exception if it cannot be made
     */
    Filter filter(GoodKeys keys) throws Exception;
}
