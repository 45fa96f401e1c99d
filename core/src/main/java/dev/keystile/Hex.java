package dev.keystile;

import java.util.HexFormat;
import java.util.Optional;

/** Hexadecimal digits behind a label. */
final class Hex {
    private Hex() {}

    static String encode(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Empty for another label; for a right label, anything but the right number of digits is corrupt data. */
    static Optional<byte[]> decodeAfter(String label, String encoded, int length) {
        if (!encoded.startsWith(label)) {
            return Optional.empty();
        }
        if (encoded.length() != label.length() + 2 * length) {
            throw new IllegalArgumentException("a stored hash that starts with " + label + " is not " + 2 * length
                    + " hexadecimal digits long: the store holds corrupt data");
        }
        return Optional.of(HexFormat.of().parseHex(encoded, label.length(), encoded.length()));
    }
}
