/** What was measured, and how it is written down, for all benchmarks. */
@NullMarked
package dev.keystile.benchmarks.report;

import org.jspecify.annotations.NullMarked;
