/** For tests and for authors of stores: the reference implementation of the store contract, kept in memory. */
@NullMarked
package dev.keystile.store.memory;

import org.jspecify.annotations.NullMarked;
