package dev.keystile;

import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.Test;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

class DjangoKeyFormatTest {
    private final KeyFormat format = KeyFormat.djangoRestFramework();

    @Test
    void a_key_is_eight_characters_a_dot_and_thirty_two() {
        String id = format.newId();
        assertThat(id).matches("[0-9A-Za-z]{8}");
        assertThat(format.newKey(id)).matches(id + "\\.[0-9A-Za-z]{32}").hasSize(format.maxLength());
        assertThat(format.prefix()).isEmpty();
    }

    @Test
    void the_id_is_what_stands_before_the_dot() {
        assertThat(format.parse("lW67LZhm.XS2oaeYvSbqlLUfXnGAt4fnDkajNJYwm")).contains("lW67LZhm");
    }

    @Test
    void only_the_whole_shape_is_claimed_since_there_is_no_prefix() {
        assertThat(format.claims("lW67LZhm.XS2oaeYvSbqlLUfXnGAt4fnDkajNJYwm")).isTrue();
        assertThat(format.claims("lW67LZhm.XS2oaeYvSbqlLUfXnGAt4fnDkajNJYw")).isFalse();
        assertThat(format.claims("lW67LZhm_XS2oaeYvSbqlLUfXnGAt4fnDkajNJYwm")).isFalse();
        assertThat(format.claims("lW67LZhm.XS2oaeYvSbqlLUfXnGAt4fnDkajN.Ywm")).isFalse();
        assertThat(format.claims("eyJhbGciOiJIUzI1NiJ9.e30.c2ln")).isFalse();
    }

    @Test
    void an_application_can_issue_in_it() {
        try (ApiKeys keys = ApiKeys.builder(new WatchedStore()).format(format).build()) {
            IssuedKey issued = keys.issue(ApiKeySpec.named("django"));
            assertThat(assertAccepted(keys, issued.plaintext())).isEqualTo(issued.key());
        }
    }
}
