/** Few threads and many, platform and virtual. */
@NullMarked
package dev.keystile.benchmarks.threads;

import org.jspecify.annotations.NullMarked;
