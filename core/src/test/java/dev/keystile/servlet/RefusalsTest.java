package dev.keystile.servlet;

import dev.keystile.Hashers;
import dev.keystile.RejectionReason;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.SecretHasher;
import dev.keystile.spi.StoreException;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client learns of a refusal. */
class RefusalsTest extends FilterBehaviour {
    private final AtomicInteger comparisons = new AtomicInteger();

    @Override
    TestKeys keys() {
        return new TestKeys(settings -> settings.hasher(new CountingHasher(Hashers.sha256(), comparisons))
                .acceptIf(key -> !key.name().equals("unwanted")));
    }

    @Override
    void declare(WebApp app) {
        app.filter("/api/*", new ApiKeyFilter(keys.apiKeys));
        app.filter(
                "/scoped/*",
                filter(ApiKeyFilterOptions.builder().realm("orders").requiredScopes("read", "export")));
        app.filter("/closed/*", filter(ApiKeyFilterOptions.builder().permission(request -> false)));
        app.filter("/header/*", filter(ApiKeyFilterOptions.builder().extractor(KeyExtractor.header("X-API-Key"))));
        app.filter("/own/*", filter(ApiKeyFilterOptions.builder().errorResponder((request, response, refusal) -> {
            response.setContentType("text/plain");
            response.getWriter().print("no: " + refusal.code());
        })));
        app.servlet("/*", mirror);
    }

    private ApiKeyFilter filter(ApiKeyFilterOptions.Builder options) {
        return new ApiKeyFilter(keys.apiKeys, options.build());
    }

    /** Counts comparisons of secrets, which are what a verification spends its time on. */
    private record CountingHasher(SecretHasher hasher, AtomicInteger comparisons) implements SecretHasher {
        @Override
        public String hash(byte[] presentedKey) {
            return hasher.hash(presentedKey);
        }

        @Override
        public Optional<HashVerifier> verifier(String encodedHash) {
            return hasher.verifier(encodedHash).map(verifier -> presentedKey -> {
                comparisons.incrementAndGet();
                return verifier.matches(presentedKey);
            });
        }

        @Override
        public boolean needsRehash(String encodedHash) {
            return hasher.needsRehash(encodedHash);
        }
    }

    private Reply with(String path, String key) {
        return get(path, "X-API-Key: " + key);
    }

    private static void assertProblem(Reply reply, Refusal refusal) {
        assertThat(reply.status()).isEqualTo(refusal.status());
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(Replies.json(reply))
                .containsOnlyKeys("type", "title", "status", "detail", "code")
                .containsEntry("type", "https://keystile.dev/problems/" + refusal.code())
                .containsEntry("title", refusal.title())
                .containsEntry("status", refusal.status())
                .containsEntry("detail", refusal.detail())
                .containsEntry("code", refusal.code());
    }

    private static void assertChallenges(Reply reply, String... challenges) {
        assertThat(reply.all("WWW-Authenticate")).containsExactly(challenges);
    }

    @Test
    void a_missing_key_is_challenged_without_an_error_code() {
        Reply reply = get("/api/x");
        assertProblem(reply, Refusal.MISSING_KEY);
        assertChallenges(reply, "Api-Key realm=\"api\"", "Bearer realm=\"api\"");
    }

    @Test
    void a_bad_key_is_challenged_as_an_invalid_token() {
        Reply reply = with("/api/x", TestKeys.unknown());
        assertProblem(reply, Refusal.INVALID_KEY);
        assertChallenges(reply, "Api-Key realm=\"api\"", "Bearer realm=\"api\", error=\"invalid_token\"");
    }

    @Test
    void two_keys_are_challenged_as_an_invalid_request() {
        Reply reply = get("/api/x", "X-API-Key: a", "X-API-Key: b");
        assertProblem(reply, Refusal.INVALID_REQUEST);
        assertChallenges(reply, "Api-Key realm=\"api\"", "Bearer realm=\"api\", error=\"invalid_request\"");
    }

    @Test
    void a_key_without_a_required_scope_is_told_which_scopes_there_must_be() {
        Reply reply = with("/scoped/x", keys.issue("read"));
        assertProblem(reply, Refusal.INSUFFICIENT_SCOPE);
        assertThat(reply.all("WWW-Authenticate")).first().isEqualTo("Api-Key realm=\"orders\"");
        assertThat(reply.all("WWW-Authenticate"))
                .last()
                .isIn(
                        "Bearer realm=\"orders\", error=\"insufficient_scope\", scope=\"read export\"",
                        "Bearer realm=\"orders\", error=\"insufficient_scope\", scope=\"export read\"");
        assertThat(keys.events.rejections()).containsExactly(RejectionReason.INSUFFICIENT_SCOPE);
        assertThat(with("/scoped/x", keys.issue("read", "export")).status()).isEqualTo(200);
    }

    @Test
    void a_key_from_another_network_is_refused_without_an_error_code() {
        String key = keys.issued(ApiKeySpec.named("far").withAllowedNetworks("192.0.2.0/24"))
                .plaintext();
        Reply reply = with("/api/x", key);
        assertProblem(reply, Refusal.NETWORK_NOT_ALLOWED);
        assertThat(reply.all("WWW-Authenticate").toString()).doesNotContain("error");
    }

    @Test
    void a_permission_that_says_no_is_refused_without_an_error_code() {
        Reply reply = with("/closed/x", keys.issue());
        assertProblem(reply, Refusal.PERMISSION_DENIED);
        assertThat(reply.all("WWW-Authenticate").toString()).doesNotContain("error");
        assertThat(keys.events.rejections()).containsExactly(RejectionReason.PERMISSION_DENIED);
        assertThat(mirror.reached()).isZero();
    }

    @Test
    void a_store_that_is_down_asks_to_try_again_and_challenges_nobody() {
        keys.store.onFind(found -> {
            throw new StoreException("down", null);
        });
        Reply reply = with("/api/x", TestKeys.unknown());
        assertProblem(reply, Refusal.STORE_UNAVAILABLE);
        assertThat(reply.header("Retry-After")).isEqualTo("5");
        assertChallenges(reply);
    }

    @Test
    void a_filter_that_reads_no_authorization_still_challenges_as_http_demands() {
        assertChallenges(get("/header/x"), "ApiKey realm=\"api\"");
    }

    @Test
    void an_error_responder_of_the_application_replaces_the_body_alone() {
        Reply reply = with("/own/x", TestKeys.unknown());
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("no: invalid_key");
        assertThat(reply.header("Content-Type")).startsWith("text/plain");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.all("WWW-Authenticate")).hasSize(2);
    }

    private List<String> badKeys() {
        String good = keys.issue();
        String unwanted = keys.issued(ApiKeySpec.named("unwanted")).plaintext();
        return List.of(
                "ks_junk",
                TestKeys.withWrongChecksum(good),
                TestKeys.unknown(),
                TestKeys.withWrongSecret(good),
                unwanted,
                keys.revoked(),
                keys.disabled(),
                keys.expired());
    }

    @Test
    void s11_all_bad_keys_read_the_same_to_the_client_and_not_to_the_listeners() {
        List<Reply> replies = Stream.concat(badKeys().stream(), Stream.of(""))
                .map(key -> with("/api/x", key))
                .map(reply -> new Reply(reply.status(), Replies.lasting(reply.fields()), reply.body()))
                .distinct()
                .toList();
        assertThat(replies).singleElement().extracting(Reply::status).isEqualTo(401);
        assertThat(keys.events.rejections())
                .containsExactly(
                        RejectionReason.MALFORMED,
                        RejectionReason.MALFORMED,
                        RejectionReason.UNKNOWN,
                        RejectionReason.UNKNOWN,
                        RejectionReason.NOT_ACCEPTED,
                        RejectionReason.REVOKED,
                        RejectionReason.DISABLED,
                        RejectionReason.EXPIRED,
                        RejectionReason.MALFORMED);
    }

    @Test
    void s10_a_key_that_does_not_exist_costs_the_same_comparison_as_one_that_does() {
        List<String> wellFormed = badKeys().subList(2, 8);
        for (String key : wellFormed) {
            comparisons.set(0);
            assertThat(with("/api/x", key).status()).isEqualTo(401);
            assertThat(comparisons).hasValue(1);
        }
    }
}
