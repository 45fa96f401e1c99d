package dev.keystile;

import java.time.Duration;

/** How long, and how much of, what the store said is remembered, and how long a request waits for another one's read. */
record CacheConfig(Duration maxStaleness, Duration staleIfError, Duration maxLoadWait, long maxKeys, long maxAbsent) {}
