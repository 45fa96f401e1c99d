/** For web applications: {@link dev.keystile.servlet.ApiKeyFilter} lets a request in when it carries a live key. */
@NullMarked
package dev.keystile.servlet;

import org.jspecify.annotations.NullMarked;
