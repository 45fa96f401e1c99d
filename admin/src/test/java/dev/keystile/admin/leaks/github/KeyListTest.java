package dev.keystile.admin.leaks.github;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class KeyListTest {
    private final Reporter reporter = new Reporter("ours");

    private static KeyList read(String document) throws IOException {
        return KeyList.read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** The example of GitHub's own documentation: key, signature and body. */
    @Test
    void a_signature_of_github_is_verified_with_a_key_of_github() throws Exception {
        String identifier = "90a421169f0a406205f1563a953312f0be898d3c7b6c06b681aa86a874555f4a";
        String pem = "-----BEGIN PUBLIC KEY-----\\n"
                + "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9MJJHnMfn2+H4xL4YaPDA4RpJqUq\\n"
                + "kCmRCBnYERxZanmcpzQSXs1X/AljlKkbJ8qpVIW4clayyef9gWhFbNHWAA==\\n-----END PUBLIC KEY-----\\n";
        PublicKey key = read("{\"public_keys\":[{\"key_identifier\":\"" + identifier + "\",\"key\":\"" + pem
                        + "\",\"is_current\":true}]}")
                .find(identifier)
                .orElseThrow();
        byte[] signature = Base64.getDecoder()
                .decode(
                        "MEUCIQDKZokqnCjrRtw0tni+2Ltvl/uiMJ1EGumEsp1BsNr32AIgQY1YXD2nlj+XNfGK4rBfkMJ1JDOQcYXxa2sY8FNkrKc=");
        byte[] body = "[{\"token\":\"some_token\",\"type\":\"some_type\",\"url\":\"some_url\"}]"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(P256.verify(key, signature, body)).isTrue();
        body[2]++;
        assertThat(P256.verify(key, signature, body)).isFalse();
    }

    @Test
    void keys_that_cannot_be_used_do_not_take_the_others_with_them() throws Exception {
        KeyList list = read(Reporter.document(
                new Reporter("retired").row(false),
                new Reporter("other-curve", "secp384r1").row(true),
                "{\"key_identifier\":\"junk\",\"key\":\"-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----\"}",
                "{\"key_identifier\":\"no-pem\",\"key\":\"AAAA\"}",
                "{\"key_identifier\":\"no-base64\",\"key\":\"-----BEGIN PUBLIC KEY-----\\nA\\n-----END PUBLIC KEY-----\"}",
                "{\"key_identifier\":\"no-key\"}",
                "{\"key\":\"no identifier\"}",
                "7",
                reporter.row(true)));
        assertThat(list.keys()).containsOnlyKeys("ours");
    }

    @Test
    void a_document_written_by_hand_need_not_say_that_a_key_is_current() throws Exception {
        String row = reporter.row(true).replace(",\"is_current\":true", "");
        assertThat(read(Reporter.document(row)).keys()).containsOnlyKeys("ours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{}",
                "{\"public_keys\":{}}",
                "{\"public_keys\":[]}",
                "{\"public_keys\":[{}]}"
            })
    void a_document_without_a_usable_key_is_refused(String document) {
        assertThatIOException().isThrownBy(() -> read(document)).withMessageContaining("document of public keys");
    }

    @Test
    void more_keys_than_anybody_has_are_refused() {
        String[] rows = Collections.nCopies(101, reporter.row(true)).toArray(String[]::new);
        assertThatIOException().isThrownBy(() -> read(Reporter.document(rows)));
    }
}
