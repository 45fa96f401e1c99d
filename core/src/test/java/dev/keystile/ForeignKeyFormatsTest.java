package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Keys of Sanctum, of Seam, and of systems whose keys have no public part. */
class ForeignKeyFormatsTest {
    private static final String SANCTUM = "42|" + "aB3".repeat(13) + "x";
    private static final String SEAM = "mycompany_BRTRKFsL_51FwqftsmMDHHbJAMEXXHCgG";
    private static final String UNKEY = "api_3ZHfTqW8xYbN5mVcJ7pRs2";
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dGhpcyBpcyBhIHNpZ25hdHVyZQ";

    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys = ApiKeys.builder(store)
            .format(KeyFormat.of("acme_live"))
            .acceptFormat(KeyFormat.opaque())
            .acceptFormat(KeyFormat.sanctum())
            .acceptFormat(KeyFormat.prefixed("mycompany"))
            .acceptHasher(Hashers.sanctum())
            .acceptHasher(Hashers.prefixed())
            .build();

    @AfterEach
    void close() {
        keys.close();
    }

    private ApiKey adopt(String id, String prefix, String hash) {
        ApiKey key = ApiKey.builder(id)
                .prefix(prefix)
                .name(id)
                .createdAt(TestClock.START)
                .secrets(List.of(KeySecret.current(hash, TestClock.START)))
                .build();
        assertThat(keys.adopt(List.of(key))).isEmpty();
        return key;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(String text) {
        return Hex.encode(sha256(text));
    }

    @Test
    void a_token_of_sanctum_is_found_by_the_number_of_its_row_and_its_hash_leaves_that_out() {
        adopt("42", "", "{sanctum-sha256}" + hex(SANCTUM.substring(3)));
        assertThat(assertAccepted(keys, SANCTUM).id()).isEqualTo("42");
        assertRejected(keys, "43" + SANCTUM.substring(2), RejectionReason.UNKNOWN);
        assertRejected(keys, "42|" + "x".repeat(40), RejectionReason.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1|0123456789012345678901234567890123456789",
                "9223372036854775807|0123456789012345678901234567890123456789deadbeef",
                "7|acme_0123456789012345678901234567890123456789deadbeef"
            })
    void tokens_of_every_version_of_sanctum_are_read(String token) {
        assertThat(KeyFormat.sanctum().parse(token)).contains(token.substring(0, token.indexOf('|')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "42|",
                "|0123456789012345678901234567890123456789",
                "042|0123456789012345678901234567890123456789",
                "0|0123456789012345678901234567890123456789",
                "4 2|0123456789012345678901234567890123456789",
                "-42|0123456789012345678901234567890123456789",
                "92233720368547758070|0123456789012345678901234567890123456789",
                "42|012345678901234567890123456789012345678",
                "42|0123456789012345678901234567890123456789|",
                "42|0123456789|0123456789012345678901234567890",
                "42|012345678901234567890123456789012345678é"
            })
    void what_sanctum_does_not_make_is_not_claimed(String text) {
        assertThat(KeyFormat.sanctum().claims(text)).isFalse();
        assertThat(KeyFormat.sanctum().parse(text)).isEmpty();
    }

    /** The example of its README. */
    @Test
    void a_key_of_seam_is_found_by_its_short_token() {
        adopt(
                "BRTRKFsL",
                "mycompany",
                "{prefixed-sha256}d70d981d87b449c107327c2a2afbf00d4b58070d6ba571aac35d7ea3e7c79f37");
        assertThat(assertAccepted(keys, SEAM).id()).isEqualTo("BRTRKFsL");
        assertRejected(keys, SEAM.substring(0, SEAM.length() - 1) + "H", RejectionReason.UNKNOWN);
        assertRejected(keys, SEAM + "G", RejectionReason.MALFORMED);
    }

    @Test
    void a_prefix_with_an_underscore_is_read_from_the_right() {
        assertThat(KeyFormat.prefixed("my_company").parse("my_company_BRTRKFsL_51FwqftsmMDHHbJAMEXXHCgG"))
                .contains("BRTRKFsL");
    }

    @Test
    void a_key_without_a_public_part_has_an_id_made_of_its_hash_which_is_not_that_hash() {
        String id = KeyFormat.opaqueId(sha256(UNKEY));
        assertThat(id).matches("[A-Za-z0-9_-]{24}");
        assertThat(KeyFormat.opaque().parse(UNKEY)).contains(id);
        assertThat(hex(UNKEY)).doesNotContain(id);
        adopt(id, "", "{sha256}" + hex(UNKEY));
        assertThat(assertAccepted(keys, UNKEY).id()).isEqualTo(id);
        assertRejected(keys, UNKEY + "x", RejectionReason.UNKNOWN);
    }

    @Test
    void a_hash_of_another_length_is_no_sha256() {
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFormat.opaqueId(new byte[20]));
    }

    @Test
    void a_web_token_of_the_same_application_is_left_to_others() {
        assertThat(keys.claims(JWT)).isFalse();
        assertRejected(keys, JWT, RejectionReason.MALFORMED);
        assertThat(store.finds).hasValue(0);
    }

    /** S-12: the checksum of our own format is not to be got round. */
    @Test
    void a_broken_key_of_another_format_is_not_looked_up_as_one_of_any_shape() {
        String good = KeyFormat.of("acme_live").newKey("0123456789ab");
        for (String broken : new String[] {
            good.substring(0, good.length() - 1), good + "x", "acme_live_" + "x".repeat(40), SEAM + "x"
        }) {
            assertRejected(keys, broken, RejectionReason.MALFORMED);
        }
        assertThat(store.finds).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has a blank 0123456789", "tab\t0123456789abcdefgh", "ünïcode-0123456789abc"})
    void what_cannot_hold_112_bits_or_is_not_visible_ascii_is_no_key(String text) {
        assertThat(KeyFormat.opaque().claims(text)).isFalse();
        assertRejected(keys, text, RejectionReason.MALFORMED);
    }

    @Test
    void a_prefix_narrows_what_is_taken_for_a_key() {
        KeyFormat format = KeyFormat.opaque("api");
        assertThat(format.claims(UNKEY)).isTrue();
        assertThat(format.claims("2r3kPzTqW8xYbN5mVcJ7pRs2")).isFalse();
        assertThat(format.prefix()).isEqualTo("api");
        assertThat(format.scannerPattern()).isEqualTo("\\bapi_[0-9A-Za-z_-]{14,}");
        assertThat(KeyFormat.opaque().scannerPattern()).isEmpty();
    }

    @Test
    void a_key_without_a_public_part_cannot_be_rotated_nor_be_the_format_of_new_keys() {
        ApiKey key = adopt(KeyFormat.opaqueId(sha256(UNKEY)), "", "{sha256}" + hex(UNKEY));
        assertThatIllegalStateException().isThrownBy(() -> keys.rotate(key.id(), Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ApiKeys.builder(store).format(KeyFormat.opaque("api")).build())
                .withMessageContaining("accept this beside it");
    }

    static Stream<KeyFormat> issuing() {
        return Stream.of(KeyFormat.sanctum(), KeyFormat.prefixed("mycompany"));
    }

    @ParameterizedTest
    @MethodSource("issuing")
    void an_application_can_issue_and_rotate_in_the_other_formats(KeyFormat format) {
        try (ApiKeys own = ApiKeys.builder(new WatchedStore()).format(format).build()) {
            IssuedKey issued = own.issue(ApiKeySpec.named("k"));
            assertThat(issued.plaintext().length()).isLessThanOrEqualTo(format.maxLength());
            assertAccepted(own, issued.plaintext());
            IssuedKey rotated = own.rotate(issued.key().id(), Duration.ZERO);
            assertAccepted(own, rotated.plaintext());
            assertRejected(own, issued.plaintext(), RejectionReason.UNKNOWN);
        }
    }
}
