/** For every user: {@link dev.keystile.ApiKeys} is the entry point, the rest is what it takes and returns. */
@NullMarked
package dev.keystile;

import org.jspecify.annotations.NullMarked;
