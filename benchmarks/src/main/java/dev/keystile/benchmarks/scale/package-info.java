/** Few keys and many, side by side. */
@NullMarked
package dev.keystile.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
