/** The command line: each command is a class, and what several have in common is a part that picocli mixes into them. */
@NullMarked
package dev.keystile.cli;

import org.jspecify.annotations.NullMarked;
