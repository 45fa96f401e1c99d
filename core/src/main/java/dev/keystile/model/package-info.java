/** What a store keeps, for everyone: the key as a record, its status and use, and the queries that list keys. */
@NullMarked
package dev.keystile.model;

import org.jspecify.annotations.NullMarked;
