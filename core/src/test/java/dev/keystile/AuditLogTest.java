package dev.keystile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class AuditLogTest {
    private final LogCapture log = new LogCapture("keystile.audit");
    private final ApiKeys keys =
            ApiKeys.builder(new WatchedStore()).listener(new AuditLog()).build();
    private final IssuedKey issued =
            keys.issue(ApiKeySpec.named("ci").withOwner("acme").withScopes("read"));
    private final String id = issued.key().id();

    @AfterEach
    void close() {
        keys.close();
        log.close();
    }

    private static String line(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return event.getLevel() + " " + event.getFormattedMessage() + ": "
                + pairs.stream().map(pair -> pair.key + "=" + pair.value).collect(Collectors.joining(" "));
    }

    private String lastLine() {
        List<ILoggingEvent> events = log.events();
        return line(events.get(events.size() - 1));
    }

    @Test
    void a_request_accepted_by_what_was_last_known_is_a_warning() {
        new AuditLog()
                .on(new ApiKeyEvent.AcceptedStale(Instant.EPOCH, issued.key(), "192.0.2.1", Duration.ofSeconds(17)));
        assertThat(lastLine())
                .isEqualTo("WARN API key accepted-stale: event=accepted-stale key.id=" + id
                        + " key.name=ci key.owner=acme key.version=1 client=192.0.2.1 age=PT17S");
    }

    @Test
    void every_change_is_one_line_with_key_values() {
        String key = " key.id=" + id + " key.name=ci key.owner=acme key.version=";
        assertThat(lastLine()).isEqualTo("INFO API key issued: event=issued" + key + 1);
        keys.update(id, spec -> spec.withScopes("write"));
        assertThat(lastLine()).isEqualTo("INFO API key updated: event=updated" + key + 2);
        keys.disable(id);
        assertThat(lastLine()).isEqualTo("INFO API key disabled: event=disabled" + key + 3);
        keys.enable(id);
        assertThat(lastLine()).isEqualTo("INFO API key enabled: event=enabled" + key + 4);
        keys.rotate(id, Duration.ZERO);
        assertThat(lastLine()).isEqualTo("INFO API key rotated: event=rotated" + key + 5);
        keys.revoke(id, "it leaked");
        assertThat(lastLine()).isEqualTo("INFO API key revoked: event=revoked" + key + "6 reason=it leaked");
        keys.delete(id);
        assertThat(lastLine()).isEqualTo("INFO API key deleted: event=deleted key.id=" + id);
        assertThat(log.events()).hasSize(7);
    }

    @Test
    void a_key_that_was_taken_over_is_told() {
        new AuditLog().on(new ApiKeyEvent.Adopted(TestClock.START, issued.key()));
        assertThat(lastLine())
                .isEqualTo("INFO API key adopted: event=adopted key.id=" + id
                        + " key.name=ci key.owner=acme key.version=1");
    }

    @Test
    void a_new_hash_is_told_as_a_change() {
        new AuditLog().on(new ApiKeyEvent.Rehashed(TestClock.START, issued.key()));
        assertThat(lastLine())
                .isEqualTo("INFO API key rehashed: event=rehashed key.id=" + id
                        + " key.name=ci key.owner=acme key.version=1");
    }

    @Test
    void a_leak_is_a_warning_that_tells_where() {
        keys.reportLeak(issued.key(), "https://github.com/acme/shop");
        String leaked = "WARN API key leaked: event=leaked key.id=" + id + " key.name=ci key.owner=acme key.version=1";
        assertThat(lastLine()).isEqualTo(leaked + " where=https://github.com/acme/shop");
        keys.reportLeak(issued.key(), null);
        assertThat(lastLine()).isEqualTo(leaked);
    }

    @Test
    void refused_requests_are_warnings_and_accepted_ones_are_for_debugging() {
        keys.verify(new VerificationRequest(issued.plaintext(), "192.0.2.1", Set.of()));
        assertThat(lastLine())
                .isEqualTo("DEBUG API key accepted: event=accepted key.id=" + id
                        + " key.name=ci key.owner=acme key.version=1 client=192.0.2.1");
        keys.verify(new VerificationRequest(issued.plaintext(), "192.0.2.1", Set.of("admin")));
        assertThat(lastLine())
                .isEqualTo("WARN API key rejected: event=rejected key.id=" + id
                        + " reason=INSUFFICIENT_SCOPE client=192.0.2.1");
        keys.verify(VerificationRequest.of("junk"));
        assertThat(lastLine()).isEqualTo("WARN API key rejected: event=rejected reason=MALFORMED");
    }

    @Test
    void no_line_holds_a_presented_key_or_a_hash() {
        IssuedKey rotated = keys.rotate(id, Duration.ofHours(1));
        List<String> presented = List.of(issued.plaintext(), rotated.plaintext(), "ks_sent_by_mistake");
        presented.forEach(key -> keys.verify(VerificationRequest.of(key)));
        String everything = log.events().stream().map(AuditLogTest::line).collect(Collectors.joining("\n"));
        assertThat(everything).doesNotContain(presented).doesNotContain("{sha256}", "sent_by_mistake");
        assertThat(log.at(Level.ERROR)).isEmpty();
    }
}
