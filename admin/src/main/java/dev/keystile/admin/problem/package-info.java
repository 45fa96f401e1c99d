/** Answers that are errors (RFC 9457). */
@NullMarked
package dev.keystile.admin.problem;

import org.jspecify.annotations.NullMarked;
