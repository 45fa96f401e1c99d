package dev.keystile.servlet;

import dev.keystile.AuditLog;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** What is secret of a key shows up nowhere but in the request that presents it. */
class SecrecyTest extends FilterBehaviour {
    @Override
    TestKeys keys() {
        return new TestKeys(settings -> settings.listener(new AuditLog())
                .listener(event -> {
                    throw new IllegalStateException("a listener that fails on " + event);
                })
                .acceptIf(key -> {
                    if (key.name().equals("unlucky")) {
                        throw new IllegalStateException("a rule that fails on " + key);
                    }
                    return true;
                }));
    }

    @Override
    void declare(WebApp app) {
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.filter(
                "/all/*",
                new ApiKeyFilter(
                        keys.apiKeys,
                        ApiKeyFilterOptions.builder()
                                .extractor(Everywhere.extractor())
                                .requiredScopes("read")
                                .build()));
        app.servlet("/api/throw", new Endpoint((request, response) -> {
            throw new IllegalStateException("failed for " + request.getUserPrincipal()
                    + ApiKeyFilter.apiKey(request)
                    + request.getAttribute(Verified.ATTRIBUTE));
        }));
        app.servlet("/*", mirror);
    }

    /** Sends it along every path that ends in a log line, an exception or an answer. */
    private List<Reply> present(String key) {
        List<Reply> replies = new ArrayList<>();
        for (Everywhere place : Everywhere.values()) {
            if (place != Everywhere.QUERY) {
                replies.add(place.get(http(), "/api", key));
                replies.add(place.get(http(), "/all", key));
            }
        }
        replies.add(get("/api/throw", "X-API-Key: " + key));
        replies.add(get("/api/x", "X-API-Key: " + key, "X-API-Key: " + key));
        replies.add(get("/api/x", "X-API-Key: " + key + "x"));
        replies.add(get("/api/x", "X-API-Key: " + TestKeys.withWrongChecksum(key)));
        replies.add(get("/api/x", "Authorization: Bearer " + key.toLowerCase(Locale.ROOT)));
        return replies;
    }

    private List<String> presentedKeys() {
        IssuedKey rotated = keys.issued(ApiKeySpec.named("rotated").withScopes("read"));
        String next =
                keys.apiKeys.rotate(rotated.key().id(), Duration.ofDays(1)).plaintext();
        return List.of(
                keys.issue("read"),
                keys.issue("write"),
                keys.issued(ApiKeySpec.named("unlucky")).plaintext(),
                rotated.plaintext(),
                next,
                keys.revoked(),
                keys.disabled(),
                keys.expired(),
                TestKeys.unknown());
    }

    private static String secretPart(String key) {
        return key.substring(key.lastIndexOf('_') + 1, key.lastIndexOf('_') + 17);
    }

    @Test
    void s14_no_presented_key_is_in_a_log_an_access_log_or_an_answer() {
        try (LogLines log = new LogLines()) {
            List<String> presented = presentedKeys();
            List<Reply> replies = new ArrayList<>();
            presented.forEach(key -> replies.addAll(present(key)));
            keys.store.onFind(found -> {
                throw new StoreException("down", new IllegalStateException("no connection"));
            });
            presented.forEach(key -> replies.addAll(present(key)));
            replies.addAll(present(TestKeys.unknown()));

            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("accepted"));
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("does not answer"));
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("acceptIf failed"));
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("listener"));
            assertThat(server.accessLog()).hasSizeGreaterThan(presented.size());
            String everything = log.lines() + "\n" + server.accessLog() + "\n" + replies;
            for (String key : presented) {
                assertThat(everything.toLowerCase(Locale.ROOT))
                        .doesNotContain(secretPart(key).toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void s14_no_text_form_of_what_the_application_holds_tells_a_key() {
        IssuedKey issued = keys.issued(ApiKeySpec.named("shown once"));
        String secret = secretPart(issued.plaintext());
        Credential credential = new Credential(issued.plaintext(), Credential.Place.HEADER, "X-API-Key");
        assertThat(issued.toString()
                        + issued.key()
                        + credential
                        + new Verified(keys.apiKeys, issued.key(), credential, null)
                        + new ApiKeyPrincipal(issued.key()))
                .doesNotContain(secret)
                .doesNotContain(issued.key().secrets().get(0).hash());
    }

    @Test
    void s14_a_trace_echoes_no_key_back() {
        String key = keys.issue();
        assertThat(http().request("TRACE", "/api/x", "X-API-Key: " + key).body())
                .doesNotContain(secretPart(key));
    }
}
