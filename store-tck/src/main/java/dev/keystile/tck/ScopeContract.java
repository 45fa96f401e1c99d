package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeyBuilder;
import dev.keystile.model.KeyOrder;
import dev.keystile.model.KeyQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;

/** A list by scope holds the keys that have it, and none whose scopes only resemble it. */
interface ScopeContract extends StoreFixture {
    @Test
    default void a_scope_is_matched_as_a_whole() {
        String scope = freshText() + ":read";
        ApiKey key = insert(holding(scope));
        insert(holding(scope + "er"));
        insert(holding("s" + scope));
        insert(ownedBy(freshText()).name(scope));

        assertThat(found(KeyQuery.all(NOW).withScope(scope))).containsExactly(key);
    }

    @Test
    default void a_key_is_found_by_each_of_its_scopes() {
        List<String> scopes = List.of("a" + freshText(), "b" + freshText(), "c" + freshText());
        ApiKey key = insert(ownedBy(freshText()).scopes(Set.copyOf(scopes)));

        assertThat(scopes)
                .allSatisfy(scope ->
                        assertThat(found(KeyQuery.all(NOW).withScope(scope))).containsExactly(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {"x X", "% xy", "_ x", "* xy", "? x", "[x] x", "' ''", ". x", "| x", "^ $", ", ,,", "/ //"})
    default void a_scope_is_taken_literally(String special, String decoy) {
        String text = freshText();
        ApiKey key = insert(holding(text + special + "z"));
        insert(holding(text + decoy + "z"));

        assertThat(found(KeyQuery.all(NOW).withScope(text + special + "z"))).containsExactly(key);
    }

    @Test
    default void a_scope_that_a_key_has_lost_does_not_find_it() {
        String lost = freshText();
        String kept = freshText();
        ApiKey key = insert(ownedBy(freshText()).scopes(Set.of(lost, kept)));

        store().update(key.toBuilder().scopes(Set.of(kept)).build());

        assertThat(found(KeyQuery.all(NOW).withScope(lost))).isEmpty();
        assertThat(found(KeyQuery.all(NOW).withScope(kept))).hasSize(1);
    }

    @Test
    default void a_scope_holds_with_other_filters_on_every_page_and_in_each_order() {
        String owner = freshText();
        String scope = freshText();
        List<ApiKey> oldestFirst = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant time = NOW.plusMillis(i);
            oldestFirst.add(insert(holding(scope).owner(owner).createdAt(time)));
            insert(holding(freshText()).owner(owner).createdAt(time));
            insert(holding(scope).createdAt(time));
        }
        List<ApiKey> newestFirst = new ArrayList<>(oldestFirst);
        newestFirst.sort(KeyOrder.NEWEST_FIRST.comparator());

        KeyQuery query = KeyQuery.all(NOW).withOwner(owner).withScope(scope).withLimit(1);
        assertThat(found(query)).isEqualTo(newestFirst);
        assertThat(found(query.withOrder(KeyOrder.OLDEST_FIRST))).isEqualTo(oldestFirst);
    }

    private static ApiKeyBuilder holding(String scope) {
        return ownedBy(freshText()).scopes(Set.of(scope));
    }

    private ApiKey insert(ApiKeyBuilder builder) {
        ApiKey key = builder.build();
        store().insert(key);
        return key;
    }

    private List<ApiKey> found(KeyQuery query) {
        return Pages.all(store(), query);
    }
}
