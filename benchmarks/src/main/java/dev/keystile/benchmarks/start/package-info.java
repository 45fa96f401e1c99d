/** The time until the first request can be served. */
@NullMarked
package dev.keystile.benchmarks.start;

import org.jspecify.annotations.NullMarked;
