package dev.keystile;

import dev.keystile.Verification.Accepted;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells whose secret was presented, in the same steps and the same time as a verification, but of what the store holds now
 * and whatever the state of the key.
 */
final class KeyIdentifier {
    private final Formats formats;
    private final KeyReader reader;

    KeyIdentifier(Formats formats, KeyReader reader) {
        this.formats = formats;
        this.reader = reader;
    }

    Optional<IdentifiedKey> identify(String presentedKey) {
        return formats.parse(presentedKey).flatMap(id -> match(reader.read(id), presentedKey));
    }

    private static Optional<IdentifiedKey> match(CachedKey read, String presentedKey) {
        CachedKey.Secret secret = read.match(presentedKey.getBytes(StandardCharsets.ISO_8859_1));
        Accepted present = read.accepted();
        return present == null || secret == null
                ? Optional.empty()
                : Optional.of(new IdentifiedKey(present.key(), secret.secret()));
    }
}
