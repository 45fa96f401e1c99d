package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeySecret;
import dev.keystile.spi.SecretHasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

import static dev.keystile.Outcomes.assertAccepted;
import static dev.keystile.Outcomes.assertRejected;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StoredHashFaultTest {
    private final WatchedStore store = new WatchedStore();
    private final ApiKeys keys = ApiKeys.builder(store).build();

    @AfterEach
    void close() {
        keys.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{sha256}",
                "{sha256}00",
                "{sha256}zz7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "{sha256}ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad00",
                "{bcrypt}$2a$10$abc",
                "{SHA256}ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "garbage"
            })
    void a_hash_that_cannot_be_read_makes_that_key_unavailable_and_no_other(String hash) {
        IssuedKey bystander = keys.issue(ApiKeySpec.named("bystander"));
        IssuedKey issued = keys.issue(ApiKeySpec.named("spoilt"));
        ApiKey spoilt = issued.key().toBuilder()
                .secrets(List.of(KeySecret.current(hash, issued.key().createdAt())))
                .build();
        store.update(spoilt);
        assertRejected(keys, issued.plaintext(), RejectionReason.STORE_UNAVAILABLE);
        assertAccepted(keys, bystander.plaintext());
    }

    @Test
    void another_keys_hash_is_a_wrong_secret() {
        IssuedKey one = keys.issue(ApiKeySpec.named("one"));
        IssuedKey other = keys.issue(ApiKeySpec.named("other"));
        store.update(one.key().toBuilder().secrets(other.key().secrets()).build());
        assertRejected(keys, one.plaintext(), RejectionReason.UNKNOWN);
        assertAccepted(keys, other.plaintext());
    }

    @Test
    void a_hasher_that_cannot_read_its_own_hash_is_refused_at_the_start() {
        SecretHasher forgetful = new SecretHasher() {
            @Override
            public String hash(byte[] presentedKey) {
                return "{forgetful}";
            }

            @Override
            public Optional<HashVerifier> verifier(String encodedHash) {
                return Optional.empty();
            }

            @Override
            public boolean needsRehash(String encodedHash) {
                return false;
            }
        };
        ApiKeysBuilder builder = ApiKeys.builder(store).hasher(forgetful);
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining("does not read the hash that it made itself");
    }
}
