package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.DuplicateKeyException;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Issuing with a token: at most one key for each. */
class TokenTest {
    private static final ApiKeySpec SPEC = ApiKeySpec.named("k");

    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private final ApiKeys node = ApiKeys.builder(store).build();
    private final ApiKeys otherNode = ApiKeys.builder(store).build();

    @AfterEach
    void close() {
        node.close();
        otherNode.close();
    }

    @Test
    void a_token_issues_one_key_on_whichever_node() {
        IssuedKey issued = node.issue(SPEC, "token-1");
        assertAccepted(node, issued.plaintext());
        assertThat(issued.key().id()).isEqualTo(node.idFor("token-1")).isEqualTo(otherNode.idFor("token-1"));
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> otherNode.issue(SPEC, "token-1"));
        assertAccepted(otherNode, issued.plaintext());
        assertThat(otherNode.issue(SPEC, "token-2").key().id())
                .isNotEqualTo(issued.key().id());
    }

    @Test
    void ids_of_tokens_look_like_all_others_in_each_format() {
        for (KeyFormat format : Set.of(
                KeyFormat.of("acme_live"), KeyFormat.builder().idLength(32).build(), KeyFormat.djangoRestFramework())) {
            try (ApiKeys keys = ApiKeys.builder(store).format(format).build()) {
                IssuedKey issued = keys.issue(SPEC, "a token of " + format.maxLength());
                assertThat(format.parse(issued.plaintext()))
                        .hasValue(issued.key().id());
                assertThat(issued.key().id()).hasSameSizeAs(format.newId());
                assertAccepted(keys, issued.plaintext());
            }
        }
    }

    @Test
    void tokens_that_differ_make_ids_that_differ() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(node.idFor("token-" + i));
        }
        assertThat(ids).hasSize(10_000);
    }

    /** Fixed for good: a retry may meet another version of Keystile. */
    @Test
    void the_id_of_a_token_never_changes() {
        assertThat(node.idFor("token-1")).isEqualTo("2mSrrYgT0dib");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "\ud800"})
    void a_bad_token_issues_nothing(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> node.issue(SPEC, token));
        assertThatIllegalArgumentException().isThrownBy(() -> node.issue(SPEC, "x".repeat(1001)));
    }

    @Test
    void a_format_that_makes_no_ids_of_tokens_says_so() {
        try (ApiKeys keys = ApiKeys.builder(store)
                .format(new RandomIdsOnly(KeyFormat.of("own")))
                .build()) {
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(() -> keys.issue(SPEC, "token"))
                    .withMessageContaining("idOf");
        }
    }

    /** A format of an application's own, from before there were tokens. */
    private record RandomIdsOnly(KeyFormat format) implements KeyFormat {
        @Override
        public String prefix() {
            return format.prefix();
        }

        @Override
        public int maxLength() {
            return format.maxLength();
        }

        @Override
        public String newId() {
            return format.newId();
        }

        @Override
        public String newKey(String id) {
            return format.newKey(id);
        }

        @Override
        public Optional<String> parse(String presentedKey) {
            return format.parse(presentedKey);
        }

        @Override
        public boolean claims(String presentedKey) {
            return format.claims(presentedKey);
        }

        @Override
        public String scannerPattern() {
            return format.scannerPattern();
        }
    }
}
