package dev.keystile;

import dev.keystile.model.ApiKey;
import org.jspecify.annotations.Nullable;

/** What a verification leaves behind. */
interface Traces {
    /**
     * A key was let in.
     *
     * @param secret the one that matched
     * @param presentedKey for nobody to keep
     */
    void accepted(
            ApiKey key,
            CachedKey cached,
            CachedKey.Secret secret,
            byte[] presentedKey,
            @Nullable String clientAddress,
            long now);

    void rejected(RejectionReason reason, @Nullable String id, @Nullable String clientAddress, long now);

    /** Nothing: for whoever only wants to know. */
    static Traces none() {
        return new Traces() {
            @Override
            public void accepted(
                    ApiKey key,
                    CachedKey cached,
                    CachedKey.Secret secret,
                    byte[] presentedKey,
                    @Nullable String clientAddress,
                    long now) {}

            @Override
            public void rejected(
                    RejectionReason reason, @Nullable String id, @Nullable String clientAddress, long now) {}
        };
    }
}
