/** How fast Keystile is, for those who want to check it: the command and what all benchmarks share. */
@NullMarked
package dev.keystile.benchmarks;

import org.jspecify.annotations.NullMarked;
