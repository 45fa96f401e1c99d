package dev.keystile.admin.rest;

import java.time.Instant;
import java.util.Map;

/**
 * How the verifications of one minute ended.
 *
 * @param at the start of the minute
 * @param accepted how many requests were let in
 * @param rejected how many were refused, by reason
 */
public record MinuteCounts(Instant at, long accepted, Map<String, Long> rejected) {}
