/** For applications that keep their keys in Redis: a store over any Jedis client or a Redis URL. */
@NullMarked
package dev.keystile.store.redis;

import org.jspecify.annotations.NullMarked;
