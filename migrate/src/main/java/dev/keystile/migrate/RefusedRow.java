package dev.keystile.migrate;

/**
 * A row that was not imported. It quotes no presented key and no hash.
 *
 * @param place where it stands: such as {@code line 17}
 * @param reason why it was refused, and what to do about it
 */
public record RefusedRow(String place, String reason) {}
