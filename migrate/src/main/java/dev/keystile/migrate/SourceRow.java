package dev.keystile.migrate;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyUse;
import org.jspecify.annotations.Nullable;

/**
 * One row of a source: a key, or why it is none. It quotes no presented key and no hash.
 *
 * @param place where it stands, for people: such as {@code line 17}
 * @param position where to go on behind it, for {@link ImportOptions.Builder#resumeAfter}
 * @param key the key; {@code null} if the row is refused
 * @param use what is known of the key's use; {@code null} if nothing is
 * @param refusal why the row is refused; {@code null} if it is not
 */
public record SourceRow(
        String place,
        String position,
        @Nullable ApiKey key,
        @Nullable KeyUse use,
        @Nullable String refusal) {
    /**
     * Checks that there is either a key or a refusal.
     *
     * @throws IllegalArgumentException if there are both or none
     */
    public SourceRow {
        if ((key == null) == (refusal == null)) {
            throw new IllegalArgumentException("a row is either a key or refused: give one of the two");
        }
    }
}
