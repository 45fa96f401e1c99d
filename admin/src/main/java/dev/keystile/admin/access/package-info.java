/** Who may do what: callers, their rights, and the only way from a caller to keys. */
@NullMarked
package dev.keystile.admin.access;

import org.jspecify.annotations.NullMarked;
