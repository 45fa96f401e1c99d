/** Short windows of measuring, of variants in turn, for the benchmarks that compare. */
@NullMarked
package dev.keystile.benchmarks.window;

import org.jspecify.annotations.NullMarked;
