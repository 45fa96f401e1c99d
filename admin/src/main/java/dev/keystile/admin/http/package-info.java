/** Requests in, answers out: routes, bodies, query parameters, JSON. */
@NullMarked
package dev.keystile.admin.http;

import org.jspecify.annotations.NullMarked;
