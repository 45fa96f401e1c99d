/** JVMs of their own, pinned to cores, for the benchmarks that need them. */
@NullMarked
package dev.keystile.benchmarks.jvm;

import org.jspecify.annotations.NullMarked;
