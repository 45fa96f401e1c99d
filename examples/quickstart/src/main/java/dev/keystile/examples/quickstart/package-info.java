/** For whoever reads Keystile for the first time: a Jetty server whose API opens with a key. */
@NullMarked
package dev.keystile.examples.quickstart;

import org.jspecify.annotations.NullMarked;
