/** The protocol in which GitHub's secret scanning tells service providers of leaked keys. */
@NullMarked
package dev.keystile.admin.leaks.github;

import org.jspecify.annotations.NullMarked;
