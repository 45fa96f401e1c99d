/** The web console's static files. */
@NullMarked
package dev.keystile.admin.console;

import org.jspecify.annotations.NullMarked;
