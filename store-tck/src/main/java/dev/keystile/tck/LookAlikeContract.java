package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyUsage;
import dev.keystile.model.KeyUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.raised;
import static dev.keystile.tck.SampleKeys.renamed;
import static dev.keystile.tck.SampleKeys.withId;
import static org.assertj.core.api.Assertions.assertThat;

/** Texts are equal when every character is: no collation folds case, accents or blanks. */
interface LookAlikeContract extends StoreFixture {
    @ParameterizedTest
    @MethodSource(LookAlikes.IDS)
    default void ids_that_look_alike_are_different_keys(String one, String two) {
        ApiKey first = withId(one).name("first").build();
        ApiKey second = withId(two).name("second").build();
        store().insert(first);
        store().insert(second);

        assertThat(store().update(renamed(first, "changed"))).isTrue();
        store().recordUse(List.of(new KeyUse(one, 1, NOW, null)));

        assertThat(store().find(one)).contains(raised(renamed(first, "changed")));
        assertThat(store().find(two)).contains(second);
        assertThat(store().usage(List.of(one, two)))
                .isEqualTo(Map.of(one, new KeyUsage(1, NOW, null), two, KeyUsage.NONE));
    }

    @ParameterizedTest
    @MethodSource(LookAlikes.IDS)
    default void an_id_that_looks_like_a_key_is_none(String one, String two) {
        ApiKey key = withId(one).build();
        store().insert(key);

        assertThat(store().find(two)).isEmpty();
        assertThat(store().usage(List.of(two))).isEmpty();
        assertThat(store().update(withId(two).build())).isFalse();
        assertThat(store().delete(two)).isFalse();
        assertThat(store().find(one)).contains(key);
    }

    @ParameterizedTest
    @MethodSource(LookAlikes.TEXTS)
    default void owners_that_look_alike_are_different_owners(String one, String two) {
        String start = freshText();
        ApiKey first = ownedBy(start + one).build();
        ApiKey second = ownedBy(start + two).build();
        store().insert(first);
        store().insert(second);

        assertThat(Pages.all(store(), KeyQuery.all(NOW).withOwner(start + one))).containsExactly(first);
        assertThat(Pages.all(store(), KeyQuery.all(NOW).withOwner(start + two))).containsExactly(second);
    }

    @ParameterizedTest
    @MethodSource(LookAlikes.TEXTS)
    default void a_name_that_looks_like_the_text_is_not_found(String one, String two) {
        String start = freshText();
        ApiKey first = renamed(plain(), start + one);
        ApiKey second = renamed(plain(), start + two);
        store().insert(first);
        store().insert(second);

        assertThat(Pages.all(store(), KeyQuery.all(NOW).withText(start + two))).containsExactly(second);
    }
}
