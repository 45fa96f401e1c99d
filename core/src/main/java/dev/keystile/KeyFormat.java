package dev.keystile;

import java.util.Optional;

/**
 * What keys look like: how a new one is made, and how the public id is read from one that is presented. Implementations
 * are immutable and safe for use by several threads.
 *
 * <p>Applications use {@link #of}, {@link #builder} and {@link #djangoRestFramework}. To accept the keys of another
 * system, implement this interface and give it to {@link ApiKeysBuilder#acceptFormat}.
 */
public interface KeyFormat {
    /**
     * Keystile's own format with a prefix of the application's: {@code {prefix}_{id}_{secret}{checksum}}, with an id of
     * 12 characters, a secret of 32 (190 bits) and a checksum of 6.
     *
     * @param prefix product and environment, such as {@code acme_live}: 1 to 32 of {@code A-Z a-z 0-9 _}, with a letter
     *     or digit at both ends
     * @return the format
     * @throws IllegalArgumentException if the prefix is anything else
     */
    static KeyFormat of(String prefix) {
        return builder().prefix(prefix).build();
    }

    /**
     * Starts a format of Keystile's own with other lengths.
     *
     * @return the builder, with the prefix {@code ks} and the lengths of {@link #of}
     */
    static KeyFormatBuilder builder() {
        return new KeyFormatBuilder();
    }

    /**
     * The format of djangorestframework-api-key: {@code {8}.{32}}, letters and digits, no checksum.
     *
     * @return the format
     */
    static KeyFormat djangoRestFramework() {
        return new DjangoKeyFormat();
    }

    /**
     * Tells the prefix that every key of this format starts with.
     *
     * @return the prefix without its separator; empty if the format has none
     */
    String prefix();

    /**
     * Tells the length of the longest key of this format. Longer text is refused before anything else is done with it.
     *
     * @return the length in characters
     */
    int maxLength();

    /**
     * Makes a fresh key id.
     *
     * @return the id
     */
    String newId();

    /**
     * Makes a fresh presented key for an id.
     *
     * @param id an id that {@link #newId} made
     * @return the whole key, in ASCII
     */
    String newKey(String id);

    /**
     * Reads the id from a presented key, with CPU only and in time that does not depend on the secret. Junk of any kind
     * is empty, never an error.
     *
     * @param presentedKey anything that a client sent
     * @return the key id, or empty if this is no key of this format
     */
    Optional<String> parse(String presentedKey);

    /**
     * Tells whether text means to be a key of this format, be it a broken one. A Bearer token that no format claims
     * belongs to somebody else.
     *
     * @param presentedKey anything that a client sent
     * @return whether it is for this format to refuse it
     */
    boolean claims(String presentedKey);

    /**
     * Tells the regular expression by which secret scanners find keys of this format.
     *
     * @return the expression, in the syntax that RE2, PCRE and Java share
     */
    String scannerPattern();
}
