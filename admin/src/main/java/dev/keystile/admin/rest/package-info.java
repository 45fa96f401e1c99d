/** The resources of the REST API. */
@NullMarked
package dev.keystile.admin.rest;

import org.jspecify.annotations.NullMarked;
