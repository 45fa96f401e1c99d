/** The servlet that manages keys over HTTP, and how it is set up. */
@NullMarked
package dev.keystile.admin;

import org.jspecify.annotations.NullMarked;
