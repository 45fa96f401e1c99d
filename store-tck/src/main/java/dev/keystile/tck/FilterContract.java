package dev.keystile.tck;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeyBuilder;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.KeyStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static dev.keystile.tck.SampleKeys.NOW;
import static dev.keystile.tck.SampleKeys.freshText;
import static dev.keystile.tck.SampleKeys.ownedBy;
import static dev.keystile.tck.SampleKeys.plain;
import static dev.keystile.tck.SampleKeys.renamed;
import static dev.keystile.tck.SampleKeys.revoked;
import static org.assertj.core.api.Assertions.assertThat;

/** A list holds the keys that every filter lets through, and no others. */
interface FilterContract extends StoreFixture {
    @Test
    default void an_owner_is_matched_as_a_whole() {
        String owner = freshText();
        ApiKey key = insert(ownedBy(owner).build());
        insert(ownedBy(owner + "s").build());
        insert(plain());

        assertThat(found(KeyQuery.all(NOW).withOwner(owner))).containsExactly(key);
    }

    @Test
    default void without_an_owner_keys_of_all_owners_are_listed() {
        String name = freshText();
        ApiKey owned = insert(renamed(ownedBy(freshText()).build(), name));
        ApiKey nobodys = insert(renamed(plain(), name));

        assertThat(found(KeyQuery.all(NOW).withText(name))).containsExactlyInAnyOrder(owned, nobodys);
    }

    @ParameterizedTest
    @EnumSource
    default void a_status_is_told_for_the_time_asked_about(KeyStatus status) {
        String owner = freshText();
        List<ApiKey> keys = everyState(owner).map(this::insert).toList();

        for (Instant asOf : List.of(NOW.minusMillis(1), NOW, NOW.plusMillis(1))) {
            assertThat(found(KeyQuery.all(asOf).withOwner(owner).withStatus(status)))
                    .as("%s at %s", status, asOf)
                    .containsExactlyInAnyOrderElementsOf(keys.stream()
                            .filter(key -> key.status(asOf) == status)
                            .toList());
        }
    }

    @Test
    default void a_text_is_found_anywhere_in_a_name() {
        String text = freshText();
        ApiKey whole = insert(renamed(plain(), text));
        ApiKey within = insert(renamed(plain(), "\u9375" + text + "\u9375"));
        insert(ownedBy(text).build());

        assertThat(found(KeyQuery.all(NOW).withText(text))).containsExactlyInAnyOrder(whole, within);
    }

    @Test
    default void a_text_is_found_anywhere_in_an_id() {
        ApiKey key = insert(plain());

        assertThat(found(KeyQuery.all(NOW).withText(key.id().substring(1, 35)))).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {"% xy", "_ x", "\\ \\\\", "\\% \\x", "\\_ \\x", "* xy", "? x", "[x] x", "' ''", ". x", "| x", "^ $"
            })
    default void a_text_is_taken_literally(String special, String decoy) {
        String text = freshText();
        ApiKey key = insert(renamed(plain(), text + special + "z"));
        insert(renamed(plain(), text + decoy + "z"));

        assertThat(found(KeyQuery.all(NOW).withText(text + special + "z"))).containsExactly(key);
    }

    @Test
    default void an_empty_text_lets_all_keys_through() {
        String owner = freshText();
        ApiKey key = insert(ownedBy(owner).build());

        assertThat(found(KeyQuery.all(NOW).withOwner(owner).withText(""))).containsExactly(key);
    }

    @Test
    default void a_range_of_creation_includes_its_start_and_excludes_its_end() {
        String owner = freshText();
        ApiKey before = insert(ownedBy(owner).createdAt(NOW.minusMillis(1)).build());
        ApiKey at = insert(ownedBy(owner).createdAt(NOW).build());
        ApiKey after = insert(ownedBy(owner).createdAt(NOW.plusMillis(1)).build());
        KeyQuery query = KeyQuery.all(NOW).withOwner(owner);

        assertThat(found(query.withCreated(NOW, null))).containsExactly(after, at);
        assertThat(found(query.withCreated(null, NOW))).containsExactly(before);
        assertThat(found(query.withCreated(NOW, NOW.plusMillis(1)))).containsExactly(at);
        assertThat(found(query.withCreated(NOW, NOW))).isEmpty();
    }

    @Test
    default void all_filters_hold_together() {
        String owner = freshText();
        String text = freshText();
        ApiKey wanted = insert(wanted(owner, text).build());
        insert(wanted(owner, text).owner(freshText()).build());
        insert(wanted(owner, text).name("another name").build());
        insert(wanted(owner, text).createdAt(NOW.minusMillis(1)).build());
        insert(wanted(owner, text).createdAt(NOW.plusMillis(1)).build());
        insert(wanted(owner, text).enabled(false).build());

        KeyQuery query = KeyQuery.all(NOW)
                .withOwner(owner)
                .withText(text)
                .withStatus(KeyStatus.ACTIVE)
                .withCreated(NOW, NOW.plusMillis(1));
        assertThat(found(query)).containsExactly(wanted);
    }

    @Test
    default void filters_hold_on_every_page() {
        String owner = freshText();
        List<ApiKey> active = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant time = NOW.minusMillis(i);
            active.add(insert(ownedBy(owner).createdAt(time).build()));
            insert(ownedBy(owner).createdAt(time).enabled(false).build());
        }

        KeyQuery query = KeyQuery.all(NOW).withOwner(owner).withStatus(KeyStatus.ACTIVE);
        assertThat(found(query.withLimit(1))).isEqualTo(active);
    }

    private static ApiKeyBuilder wanted(String owner, String text) {
        return ownedBy(owner).name("a " + text);
    }

    /** Keys on and off, revoked and not, without an end and with one at {@link SampleKeys#NOW}. */
    private static Stream<ApiKey> everyState(String owner) {
        return Stream.of(ownedBy(owner).build(), ownedBy(owner).expiresAt(NOW).build())
                .flatMap(key -> Stream.of(key, key.toBuilder().enabled(false).build()))
                .flatMap(key -> Stream.of(key, revoked(key)))
                .map(FilterContract::withFreshId);
    }

    private static ApiKey withFreshId(ApiKey key) {
        return SampleKeys.withId(freshText())
                .spec(key.spec())
                .enabled(key.enabled())
                .revoked(key.revokedAt(), key.revokedReason())
                .build();
    }

    private ApiKey insert(ApiKey key) {
        store().insert(key);
        return key;
    }

    private List<ApiKey> found(KeyQuery query) {
        return Pages.all(store(), query);
    }
}
