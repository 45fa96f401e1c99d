/** Real servers, for those who write tests. */
@NullMarked
package dev.keystile.servers;

import org.jspecify.annotations.NullMarked;
