package dev.keystile.admin.leaks.github;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.keystile.ApiKeyEvent;
import dev.keystile.IssuedKey;
import dev.keystile.KeyFormat;
import dev.keystile.admin.leaks.LeakPolicy;
import dev.keystile.admin.leaks.LeakResponse;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyStatus;
import dev.keystile.spi.StoreException;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Reports that GitHub signed: what is answered, what is told, and what is done. */
class LeakReportTest {
    private static final String URL = "https://github.com/octocat/shop/blob/1234/App.java#L7";

    private final InMemoryKeyStore store = new InMemoryKeyStore();
    private volatile LeakPolicy policy = LeakPolicy.revoke();
    private final LeakEndpoint endpoint = new LeakEndpoint(store, leak -> policy.respond(leak));
    private final IssuedKey issued =
            endpoint.apiKeys.issue(ApiKeySpec.named("ci").withOwner("acme"));
    private final String id = issued.key().id();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private ApiKey key() {
        return endpoint.apiKeys.find(id).orElseThrow();
    }

    private KeyStatus status() {
        return key().status(Instant.now());
    }

    private static String label(String token, String label) {
        return "{\"token_hash\":\"" + Sha256.hex(token.getBytes(StandardCharsets.UTF_8))
                + "\",\"token_type\":\"acme_key\",\"label\":\"" + label + "\"}";
    }

    private void assertLabelled(HttpResponse<String> reply, String... labels) {
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("[" + String.join(",", labels) + "]");
    }

    @Test
    void a_leaked_key_is_revoked_and_its_place_told() throws Exception {
        HttpResponse<String> reply = endpoint.send(LeakEndpoint.report(issued.plaintext()));
        assertLabelled(reply, label(issued.plaintext(), "true_positive"));
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(status()).isEqualTo(KeyStatus.REVOKED);
        assertThat(key().revokedReason()).isEqualTo("leaked: " + URL);
        assertThat(endpoint.events(ApiKeyEvent.Leaked.class)).singleElement().satisfies(event -> {
            assertThat(event.key().id()).isEqualTo(id);
            assertThat(event.where()).isEqualTo(URL);
        });
    }

    @Test
    void a_right_id_with_a_wrong_secret_is_a_false_positive_and_ends_nothing() throws Exception {
        KeyFormat format = KeyFormat.of("ks");
        String wrong = format.newKey(id);
        String absent = format.newKey(format.newId());
        String broken = issued.plaintext().substring(0, 40);
        HttpResponse<String> reply = endpoint.send(LeakEndpoint.report(wrong, absent, broken, id));
        assertLabelled(
                reply,
                label(wrong, "false_positive"),
                label(absent, "false_positive"),
                label(broken, "false_positive"),
                label(id, "false_positive"));
        assertThat(key()).isEqualTo(issued.key());
        assertThat(endpoint.events(ApiKeyEvent.Leaked.class)).isEmpty();
    }

    @Test
    void the_answer_shows_no_token() throws Exception {
        HttpResponse<String> reply = endpoint.send(LeakEndpoint.report(issued.plaintext()));
        assertThat(reply.body()).doesNotContain(issued.plaintext()).doesNotContain(id);
        assertThat(reply.headers().map().toString()).doesNotContain(issued.plaintext());
    }

    /** S-14, with every line that Keystile could write. */
    @Test
    void no_line_of_the_log_holds_a_token() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.keystile");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.TRACE);
        try {
            policy = leak -> {
                throw new IllegalStateException("the test's policy fails for " + leak);
            };
            assertThat(endpoint.send(LeakEndpoint.report(issued.plaintext())).statusCode())
                    .isEqualTo(500);
            endpoint.send(LeakEndpoint.report(issued.plaintext() + "x"));
            endpoint.keyServer.status = 500;
            endpoint.send(LeakEndpoint.report(issued.plaintext()));
        } finally {
            logger.setLevel(null);
            logger.detachAppender(lines);
        }
        assertThat(lines.list).isNotEmpty();
        for (ILoggingEvent line : lines.list) {
            assertThat(line.getFormattedMessage()).doesNotContain(issued.plaintext());
            if (line.getThrowableProxy() != null) {
                assertThat(ThrowableProxyUtil.asString(line.getThrowableProxy()))
                        .doesNotContain(issued.plaintext());
            }
        }
        assertThat(endpoint.events.toString()).doesNotContain(issued.plaintext());
    }

    @Test
    void a_disabled_or_expired_key_is_revoked_too_and_a_revoked_one_keeps_its_reason() throws Exception {
        endpoint.apiKeys.disable(id);
        endpoint.send(LeakEndpoint.report(issued.plaintext()));
        assertThat(status()).isEqualTo(KeyStatus.REVOKED);

        IssuedKey other = endpoint.apiKeys.issue(ApiKeySpec.named("other"));
        endpoint.apiKeys.revoke(other.key().id(), "first");
        assertLabelled(
                endpoint.send(LeakEndpoint.report(other.plaintext())), label(other.plaintext(), "true_positive"));
        assertThat(endpoint.apiKeys.find(other.key().id()).orElseThrow().revokedReason())
                .isEqualTo("first");
    }

    @Test
    void a_previous_secret_in_its_grace_ends_the_key_and_one_that_is_over_does_not() throws Exception {
        IssuedKey rotated = endpoint.apiKeys.rotate(id, Duration.ofHours(1));
        ApiKey over = rotated.key().toBuilder()
                .secrets(List.of(
                        rotated.key().currentSecret(),
                        issued.key().currentSecret().until(Instant.now().minusSeconds(1))))
                .build();
        assertThat(store.update(over)).isTrue();
        assertLabelled(
                endpoint.send(LeakEndpoint.report(issued.plaintext())), label(issued.plaintext(), "true_positive"));
        assertThat(status()).isEqualTo(KeyStatus.ACTIVE);
        assertThat(endpoint.events(ApiKeyEvent.Leaked.class)).hasSize(1);

        IssuedKey second = endpoint.apiKeys.rotate(id, Duration.ofHours(1));
        endpoint.send(LeakEndpoint.report(rotated.plaintext()));
        assertThat(status()).isEqualTo(KeyStatus.REVOKED);
        assertThat(second.key().id()).isEqualTo(id);
    }

    @Test
    void a_policy_can_give_a_key_an_end_by_date_that_is_never_later_than_its_own() throws Exception {
        policy = LeakPolicy.expireIn(Duration.ofHours(1));
        endpoint.send(LeakEndpoint.report(issued.plaintext()));
        Instant end = key().expiresAt();
        assertThat(end).isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));

        Instant sooner = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
        endpoint.apiKeys.update(id, spec -> spec.withExpiresAt(sooner));
        endpoint.send("[" + LeakEndpoint.row(issued.plaintext(), "https://github.com/other") + "]");
        assertThat(key().expiresAt()).isEqualTo(sooner);
        assertThat(status()).isEqualTo(KeyStatus.ACTIVE);
    }

    @Test
    void a_policy_can_decide_key_by_key_and_a_mere_notice_changes_nothing() throws Exception {
        policy = leak -> "acme".equals(leak.key().owner()) && "commit".equals(leak.source())
                ? new LeakResponse.Notify()
                : new LeakResponse.Revoke();
        IssuedKey other = endpoint.apiKeys.issue(ApiKeySpec.named("other"));
        endpoint.send(LeakEndpoint.report(issued.plaintext(), other.plaintext()));
        assertThat(key()).isEqualTo(issued.key());
        assertThat(endpoint.apiKeys.find(other.key().id()).orElseThrow().revokedAt())
                .isNotNull();
        assertThat(endpoint.events(ApiKeyEvent.Leaked.class)).hasSize(2);
    }

    @Test
    void a_key_found_in_two_places_is_told_twice_and_dealt_with_once() throws Exception {
        List<String> asked = new ArrayList<>();
        policy = leak -> {
            asked.add(leak.url());
            return new LeakResponse.Revoke();
        };
        endpoint.send("[" + LeakEndpoint.row(issued.plaintext(), "https://github.com/a") + ","
                + LeakEndpoint.row(issued.plaintext(), "https://github.com/b") + "]");
        assertThat(asked).containsExactly("https://github.com/a");
        assertThat(endpoint.events(ApiKeyEvent.Leaked.class))
                .extracting(ApiKeyEvent.Leaked::where)
                .containsExactly("https://github.com/a", "https://github.com/b");
    }

    @Test
    void a_report_that_is_sent_again_is_answered_again_and_nothing_is_done_or_told_twice() throws Exception {
        policy = LeakPolicy.notifyOnly();
        String report = LeakEndpoint.report(issued.plaintext());
        String first = endpoint.send(report).body();
        policy = LeakPolicy.revoke();
        // Signed anew: a signature has many forms, and it is the content that counts.
        assertThat(endpoint.send(report).body()).isEqualTo(first);
        assertThat(status()).isEqualTo(KeyStatus.ACTIVE);
        assertThat(endpoint.events(ApiKeyEvent.Leaked.class)).hasSize(1);
    }

    @Test
    void a_report_that_failed_is_dealt_with_when_it_is_sent_again() throws Exception {
        policy = leak -> {
            throw new StoreException("the test took the mail server down", null);
        };
        String report = LeakEndpoint.report(issued.plaintext());
        HttpResponse<String> failed = endpoint.send(report);
        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        policy = LeakPolicy.revoke();
        assertLabelled(endpoint.send(report), label(issued.plaintext(), "true_positive"));
        assertThat(status()).isEqualTo(KeyStatus.REVOKED);
    }

    @Test
    void what_a_report_leaves_out_or_adds_does_no_harm() throws Exception {
        String token = issued.plaintext();
        HttpResponse<String> reply = endpoint.send("[{\"token\":\"" + token
                + "\",\"type\":\"acme_key\",\"url\":null,\"new\":{\"a\":[1]}},"
                + "{\"token\":\"\u20ac \\ud83d\\udd11\",\"type\":\"acme_key\",\"url\":\"\",\"source\":\"a b\\n\"}]");
        assertLabelled(reply, label(token, "true_positive"), label("\u20ac \ud83d\udd11", "false_positive"));
        assertThat(key().revokedReason()).isEqualTo("leaked");
        assertLabelled(endpoint.send("[]"));
    }

    @Test
    void the_place_is_told_without_what_is_secret_in_it() throws Exception {
        String token = issued.plaintext();
        endpoint.send("[" + LeakEndpoint.row(token, "https://user:pw@github.com/acme/" + token + ".txt?access=" + token)
                + "]");
        assertThat(endpoint.events(ApiKeyEvent.Leaked.class))
                .extracting(ApiKeyEvent.Leaked::where)
                .containsExactly("https://github.com/");
        assertThat(key().revokedReason()).isEqualTo("leaked: https://github.com/");
    }

    @Test
    void a_thousand_tokens_are_one_report() throws Exception {
        KeyFormat format = KeyFormat.of("ks");
        String[] tokens = new String[1000];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = format.newKey(format.newId());
        }
        tokens[999] = issued.plaintext();
        HttpResponse<String> reply = endpoint.send(LeakEndpoint.report(tokens));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).endsWith(label(issued.plaintext(), "true_positive") + "]");
        assertThat(status()).isEqualTo(KeyStatus.REVOKED);
    }
}
