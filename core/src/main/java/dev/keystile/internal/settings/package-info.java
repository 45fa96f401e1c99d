/** For the filter and the command line: one parser for settings, whether they come from init-params or the environment. */
@NullMarked
package dev.keystile.internal.settings;

import org.jspecify.annotations.NullMarked;
