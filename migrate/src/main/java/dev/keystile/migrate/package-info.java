/** For applications that move in with keys that others have issued: read them from a source, and take them over. */
@NullMarked
package dev.keystile.migrate;

import org.jspecify.annotations.NullMarked;
