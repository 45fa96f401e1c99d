/** Reports of leaked keys. */
@NullMarked
package dev.keystile.admin.leaks;

import org.jspecify.annotations.NullMarked;
