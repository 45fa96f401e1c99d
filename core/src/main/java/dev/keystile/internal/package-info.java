/** For Keystile's own packages only: small helpers without state. Not exported, and may change at any time. */
@NullMarked
package dev.keystile.internal;

import org.jspecify.annotations.NullMarked;
