package dev.keystile;

import dev.keystile.model.ApiKey;

import javax.security.auth.Destroyable;
import java.util.Arrays;

/**
 * A key at the only time at which it is known: hand the plaintext to its holder and destroy this object. Only a hash of it
 * is kept. Safe for use by several threads.
 */
public final class IssuedKey implements Destroyable, AutoCloseable {
    private final ApiKey key;
    private final char[] plaintext;
    private boolean destroyed;

    IssuedKey(ApiKey key, String plaintext) {
        this.key = key;
        this.plaintext = plaintext.toCharArray();
    }

    /**
     * Tells the key as it is kept.
     *
     * @return the key
     */
    public ApiKey key() {
        return key;
    }

    /**
     * Tells the whole key as its holder will present it.
     *
     * @return the plaintext: never log or store it
     * @throws IllegalStateException after {@link #destroy}
     */
    public synchronized String plaintext() {
        if (destroyed) {
            throw new IllegalStateException("the plaintext of the key " + key.id()
                    + " is destroyed, and kept nowhere: rotate the key to get a new one");
        }
        return new String(plaintext);
    }

    /** Overwrites the plaintext. Strings that {@link #plaintext} gave out live on until they are collected. */
    @Override
    public synchronized void destroy() {
        Arrays.fill(plaintext, '\0');
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    /** Destroys the plaintext, at the end of a try block. */
    @Override
    public void close() {
        destroy();
    }

    /** Tells the key id, never the plaintext. */
    @Override
    public String toString() {
        return "IssuedKey[id=" + key.id() + ", plaintext=<redacted>]";
    }
}
