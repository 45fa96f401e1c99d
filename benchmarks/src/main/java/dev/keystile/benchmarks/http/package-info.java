/** Whole requests through filters, for comparison with what people would use instead. */
@NullMarked
package dev.keystile.benchmarks.http;

import org.jspecify.annotations.NullMarked;
