/** For applications that keep their keys in MongoDB: a store over a {@code MongoDatabase} or a URL. */
@NullMarked
package dev.keystile.store.mongo;

import org.jspecify.annotations.NullMarked;
