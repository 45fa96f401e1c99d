package dev.keystile;

import java.time.Duration;

/** How long, and how much of, what the store said is remembered. */
record CacheConfig(Duration maxStaleness, long maxKeys, long maxAbsent) {}
