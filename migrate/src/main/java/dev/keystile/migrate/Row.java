package dev.keystile.migrate;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** One row as it stands in a source: text by column. What is nested in JSON is named by its path, and is JSON by its own name. */
record Row(String place, String position, Map<String, @Nullable String> values) {}
