package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** S-14: what people print by accident tells no secret. */
class RedactionTest {
    private final ApiKeys keys = ApiKeys.builder(new InMemoryKeyStore()).build();
    private final IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
    private final String id = issued.key().id();

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void an_issued_key_prints_its_id_only() {
        assertThat(issued).hasToString("IssuedKey[id=" + id + ", plaintext=<redacted>]");
    }

    @Test
    void a_destroyed_plaintext_is_gone() {
        assertThat(issued.isDestroyed()).isFalse();
        issued.destroy();
        issued.destroy();
        assertThat(issued.isDestroyed()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(issued::plaintext)
                .withMessageContaining(id)
                .withMessageContaining("rotate the key");
    }

    @Test
    void the_end_of_a_try_block_destroys_the_plaintext() {
        IssuedKey used;
        try (IssuedKey rotated = keys.rotate(id, java.time.Duration.ZERO)) {
            used = rotated;
            assertThat(rotated.plaintext()).startsWith("ks_" + id);
        }
        assertThat(used.isDestroyed()).isTrue();
    }

    @Test
    void a_verification_request_prints_all_but_the_key() {
        VerificationRequest request = new VerificationRequest(issued.plaintext(), "192.0.2.1", Set.of("read"));
        assertThat(request)
                .hasToString("VerificationRequest[presentedKey=<redacted>, clientAddress=192.0.2.1,"
                        + " requiredScopes=[read]]");
    }

    @Test
    void a_key_prints_no_hash() {
        String hash = issued.key().currentSecret().hash();
        assertThat(issued.key().toString()).contains(id).doesNotContain(hash).doesNotContain(hash.substring(8, 30));
        assertThat(keys.verify(VerificationRequest.of(issued.plaintext())).toString())
                .doesNotContain(issued.plaintext())
                .doesNotContain(hash);
    }
}
