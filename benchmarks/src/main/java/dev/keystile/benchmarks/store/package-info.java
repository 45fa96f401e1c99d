/** The stores that benchmarks run on, each with its driver's own lookup beside it. */
@NullMarked
package dev.keystile.benchmarks.store;

import org.jspecify.annotations.NullMarked;
