package dev.keystile;

import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static dev.keystile.Outcomes.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventsTest {
    private final TestClock clock = new TestClock();
    private final WatchedStore store = new WatchedStore();
    private final RecordingListener events = new RecordingListener();
    private final ApiKeys keys =
            ApiKeys.builder(store).clock(clock).listener(events).build();

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void every_step_in_the_life_of_a_key_is_told_once_in_order() {
        IssuedKey issued = keys.issue(ApiKeySpec.named("k"));
        String id = issued.key().id();
        ApiKey updated = keys.update(id, spec -> spec.withOwner("me"));
        ApiKey disabled = keys.disable(id);
        ApiKey enabled = keys.enable(id);
        IssuedKey rotated = keys.rotate(id, Duration.ofHours(1));
        keys.verify(new VerificationRequest(rotated.plaintext(), "192.0.2.1", Set.of()));
        ApiKey revoked = keys.revoke(id, "leaked");
        keys.verify(new VerificationRequest(rotated.plaintext(), "192.0.2.2", Set.of()));
        keys.delete(id);
        Instant now = TestClock.START;
        assertThat(events.all())
                .containsExactly(
                        new ApiKeyEvent.Issued(now, issued.key()),
                        new ApiKeyEvent.Updated(now, updated),
                        new ApiKeyEvent.Disabled(now, disabled),
                        new ApiKeyEvent.Enabled(now, enabled),
                        new ApiKeyEvent.Rotated(now, rotated.key()),
                        new ApiKeyEvent.Accepted(now, rotated.key(), "192.0.2.1"),
                        new ApiKeyEvent.Revoked(now, revoked),
                        new ApiKeyEvent.Rejected(now, RejectionReason.REVOKED, id, "192.0.2.2"),
                        new ApiKeyEvent.Deleted(now, id));
    }

    @Test
    void what_changes_nothing_is_not_told() {
        String id = keys.issue(ApiKeySpec.named("k")).key().id();
        keys.update(id, spec -> spec);
        keys.enable(id);
        keys.revoke(id, "x");
        keys.revoke(id, "y");
        keys.delete("absent");
        assertThat(events.all()).hasSize(2);
    }

    @Test
    void a_change_that_failed_is_not_told() {
        String id = keys.issue(ApiKeySpec.named("k")).key().id();
        store.down = true;
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> keys.revoke(id, "x"));
        assertThat(events.all()).hasSize(1);
    }

    @Test
    void a_purge_tells_each_deletion() {
        String id = keys.issue(ApiKeySpec.named("k")).key().id();
        keys.revoke(id, "x");
        clock.advance(Duration.ofSeconds(1));
        keys.purge(Duration.ZERO);
        assertThat(events.of(ApiKeyEvent.Deleted.class)).containsExactly(new ApiKeyEvent.Deleted(clock.instant(), id));
    }

    @Test
    void listeners_are_told_in_the_order_in_which_they_were_added() {
        List<String> told = new ArrayList<>();
        try (ApiKeys ordered = ApiKeys.builder(store)
                .listener(event -> told.add("first"))
                .listener(event -> told.add("second"))
                .build()) {
            ordered.issue(ApiKeySpec.named("k"));
        }
        assertThat(told).containsExactly("first", "second");
    }

    @Test
    void a_listener_that_fails_breaks_nothing_whatever_it_throws() {
        RecordingListener last = new RecordingListener();
        try (LogCapture log = new LogCapture("dev.keystile");
                ApiKeys robust = ApiKeys.builder(store)
                        .listener(event -> {
                            throw new IllegalStateException("broken");
                        })
                        .listener(event -> {
                            throw new NoClassDefFoundError("a library is missing");
                        })
                        .listener(event -> {
                            throw Sneaky.thrown(new IOException("as Kotlin throws them"));
                        })
                        .listener(last)
                        .build()) {
            IssuedKey issued = robust.issue(ApiKeySpec.named("k"));
            assertAccepted(robust, issued.plaintext());
            robust.revoke(issued.key().id(), "x");
            assertThat(last.all()).hasSize(3);
            assertThat(log.events())
                    .hasSize(9)
                    .noneMatch(event -> event.getFormattedMessage().contains(issued.plaintext()));
        }
    }
}
