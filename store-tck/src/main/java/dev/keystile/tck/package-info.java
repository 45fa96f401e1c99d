/** For authors of stores: one class to inherit, which brings every test that a store has to pass. */
@NullMarked
package dev.keystile.tck;

import org.jspecify.annotations.NullMarked;
