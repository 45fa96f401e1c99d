package dev.keystile;

import java.util.Optional;

/**
 * What keys look like: how a new one is made, and how the public id is read from one that is presented. Implementations
 * are immutable and safe for use by several threads.
 *
 * <p>Applications use {@link #of} and {@link #builder}, and for keys of other systems {@link #djangoRestFramework},
 * {@link #sanctum}, {@link #prefixed} and {@link #opaque()}. To accept the keys of yet another system, implement this interface and give it to {@link ApiKeysBuilder#acceptFormat}.
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
     * The format of Laravel Sanctum: {@code {id}|{token}}, a number and at least 40 letters, digits, {@code _} and
     * {@code -}. A checksum behind the token is not checked, since older tokens have none.
     *
     * @return the format
     */
    static KeyFormat sanctum() {
        return new SanctumKeyFormat();
    }

    /**
     * The format of Seam's prefixed-api-key: {@code {prefix}_{8}_{24}}, letters and digits, no checksum.
     *
     * @param prefix the company's: 1 to 32 of {@code A-Z a-z 0-9 _}, with a letter or digit at both ends
     * @return the format
     * @throws IllegalArgumentException if the prefix is anything else
     */
    static KeyFormat prefixed(String prefix) {
        return new PrefixedKeyFormat(prefix);
    }

    /**
     * Keys of any shape that have no public part: 18 to 512 characters of visible ASCII. Their ids are made of their hashes
     * ({@link #opaqueId}), so they cannot be rotated. Every text of that length that no other accepted format claims is taken
     * for such a key, and costs a read of the store; only JSON Web Tokens are left to others. Where clients send Bearer
     * tokens of another kind, give the keys' prefix.
     *
     * @return the format, to be accepted beside that of new keys
     */
    static KeyFormat opaque() {
        return new OpaqueKeyFormat("");
    }

    /**
     * Keys of any shape that begin with a prefix and an underscore, and have no public part. Otherwise as {@link #opaque()}.
     *
     * @param prefix 1 to 32 of {@code A-Z a-z 0-9 _}, with a letter or digit at both ends
     * @return the format, to be accepted beside that of new keys
     * @throws IllegalArgumentException if the prefix is anything else
     */
    static KeyFormat opaque(String prefix) {
        return new OpaqueKeyFormat(prefix);
    }

    /**
     * Tells the id of an opaque key, for those who import it: 24 characters.
     *
     * @param sha256 the SHA-256 of the whole key: 32 bytes
     * @return the id
     * @throws IllegalArgumentException if there are more bytes, or fewer
     */
    static String opaqueId(byte[] sha256) {
        return OpaqueKeyFormat.hashed(sha256);
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
     * Makes a key id of bits that are given, always the same one, so that a wish for a key that is told twice makes one key.
     *
     * @param bits 256 bits that look random, such as a SHA-256
     * @return the id, which looks like one of {@link #newId}
     * @throws UnsupportedOperationException unless overridden
     */
    default String idOf(byte[] bits) {
        throw new UnsupportedOperationException("the format " + getClass().getName()
                + " makes no ids of tokens: implement idOf in it, or issue without a token");
    }

    /**
     * Makes a fresh presented key for an id.
     *
     * @param id an id that {@link #newId} or {@link #idOf} made
     * @return the whole key, in ASCII. When {@link #parse} reads another id in it, this format cannot make keys for an id
     *     that is given: then it is no format for new keys, and its keys cannot be rotated.
     */
    String newKey(String id);

    /**
     * Tells whether keys of this format can have an id: so that no key is taken over that could never be presented.
     *
     * @param id the id of a key
     * @return whether {@link #parse} may read it
     */
    default boolean accepts(String id) {
        return parse(newKey(id)).equals(Optional.of(id));
    }

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
     * @return the expression, in the syntax that RE2, PCRE and Java share; empty if nothing tells a key from other text
     */
    String scannerPattern();
}
