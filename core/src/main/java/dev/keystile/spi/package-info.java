/** For authors of stores and hashers: the interfaces that they implement and the promises that they keep. */
@NullMarked
package dev.keystile.spi;

import org.jspecify.annotations.NullMarked;
