/** Reports of keys that leaked, and what is to be done about them. */
@NullMarked
package dev.keystile.admin.leaks;

import org.jspecify.annotations.NullMarked;
