/** For applications that keep their keys in a relational database: a store over any {@code DataSource} or JDBC URL. */
@NullMarked
package dev.keystile.store.jdbc;

import org.jspecify.annotations.NullMarked;
