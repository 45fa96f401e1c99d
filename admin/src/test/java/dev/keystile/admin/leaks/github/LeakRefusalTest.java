package dev.keystile.admin.leaks.github;

import dev.keystile.ApiKeyEvent;
import dev.keystile.IssuedKey;
import dev.keystile.admin.leaks.LeakPolicy;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;

import static org.assertj.core.api.Assertions.assertThat;

/** Every refusal of the leak endpoint, with the request that provokes it. None of them touches a key. */
class LeakRefusalTest {
    private final LeakEndpoint endpoint = new LeakEndpoint(new InMemoryKeyStore(), LeakPolicy.revoke());
    private final IssuedKey issued = endpoint.apiKeys.issue(ApiKeySpec.named("ci"));
    private final byte[] body = LeakEndpoint.report(issued.plaintext()).getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void stop() {
        assertThat(endpoint.apiKeys.find(issued.key().id())).contains(issued.key());
        assertThat(endpoint.events).hasOnlyElementsOfTypes(ApiKeyEvent.Issued.class, ApiKeyEvent.Rejected.class);
        endpoint.close();
    }

    private void assertRefused(HttpRequest.Builder request, int status, String code) throws Exception {
        HttpResponse<String> reply = endpoint.send(request);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"").doesNotContain(issued.plaintext());
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
    }

    private HttpRequest.Builder signed(byte[] content) {
        return endpoint.request(content, endpoint.reporter.identifier(), endpoint.reporter.sign(content));
    }

    private HttpRequest.Builder signed(String content) {
        return signed(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What somebody can do to a report without the reporter's private key. */
    enum Forgery {
        OTHER_BODY {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(body, endpoint.reporter.identifier(), endpoint.reporter.sign(new byte[] {1}));
            }
        },
        OTHER_PRIVATE_KEY {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(body, endpoint.reporter.identifier(), new Reporter("x").sign(body));
            }
        },
        OTHER_HASH {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(
                        body, endpoint.reporter.identifier(), endpoint.reporter.sign(body, "SHA1withECDSA"));
            }
        },
        /** CVE-2022-21449: r and s of zero are no signature. */
        ZERO_NUMBERS {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(body, endpoint.reporter.identifier(), new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0});
            }
        },
        TRUNCATED {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                byte[] whole = endpoint.reporter.sign(body);
                return endpoint.request(body, endpoint.reporter.identifier(), Arrays.copyOf(whole, whole.length - 1));
            }
        },
        LONGER {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(
                        body, endpoint.reporter.identifier(), Arrays.copyOf(endpoint.reporter.sign(body), 73));
            }
        },
        ENDLESS {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(body, endpoint.reporter.identifier(), new byte[3000]);
            }
        },
        UNKNOWN_IDENTIFIER {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(body, "0000", endpoint.reporter.sign(body));
            }
        },
        LONG_IDENTIFIER {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return endpoint.request(body, "0".repeat(129), endpoint.reporter.sign(body));
            }
        },
        NO_SIGNATURE {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return HttpRequest.newBuilder(endpoint.uri())
                        .header("Content-Type", "application/json")
                        .header("Github-Public-Key-Identifier", endpoint.reporter.identifier())
                        .POST(BodyPublishers.ofByteArray(body));
            }
        },
        NO_IDENTIFIER {
            @Override
            HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body) {
                return HttpRequest.newBuilder(endpoint.uri())
                        .header("Content-Type", "application/json")
                        .header(
                                "Github-Public-Key-Signature",
                                Base64.getEncoder().encodeToString(endpoint.reporter.sign(body)))
                        .POST(BodyPublishers.ofByteArray(body));
            }
        };

        abstract HttpRequest.Builder forge(LeakEndpoint endpoint, byte[] body);
    }

    @ParameterizedTest
    @EnumSource
    void a_forged_report_is_refused_and_reads_the_same_whatever_is_wrong(Forgery forgery) throws Exception {
        assertRefused(forgery.forge(endpoint, body), 403, "invalid_signature");
    }

    @Test
    void an_admin_key_is_no_signature() throws Exception {
        IssuedKey admin = endpoint.apiKeys.issue(ApiKeySpec.named("admin").withScopes("keystile:admin"));
        assertRefused(
                HttpRequest.newBuilder(endpoint.uri())
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", admin.plaintext())
                        .POST(BodyPublishers.ofByteArray(body)),
                403,
                "invalid_signature");
    }

    @Test
    void a_header_that_comes_twice_is_refused() throws Exception {
        assertRefused(signed(body).header("Github-Public-Key-Identifier", "0000"), 400, "invalid_parameter");
    }

    @Test
    void a_retired_key_signs_nothing() throws Exception {
        endpoint.keyServer.document = Reporter.document(endpoint.reporter.row(false), new Reporter("next").row(true));
        assertRefused(signed(body), 403, "invalid_signature");
    }

    @Test
    void the_signature_is_checked_before_a_word_of_the_body_is_read() throws Exception {
        byte[] junk = "[[[[[[".getBytes(StandardCharsets.UTF_8);
        assertRefused(
                endpoint.request(junk, endpoint.reporter.identifier(), new Reporter("x").sign(junk)),
                403,
                "invalid_signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "\"text\"",
                "[",
                "[] []",
                "[{\"token\":\"a\",\"token\":\"b\",\"type\":\"t\"}]",
                "[[[[[[[[[[[[]]]]]]]]]]]]"
            })
    void what_is_no_json_array_is_refused(String content) throws Exception {
        assertRefused(signed(content), 400, "malformed_json");
    }

    @Test
    void text_that_is_not_utf_8_is_refused() throws Exception {
        assertRefused(signed(new byte[] {'[', '"', (byte) 0xff, '"', ']'}), 400, "malformed_json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1]",
                "[null]",
                "[\"text\"]",
                "[[]]",
                "[{}]",
                "[{\"token\":\"a\"}]",
                "[{\"type\":\"t\"}]",
                "[{\"token\":\"\",\"type\":\"t\"}]",
                "[{\"token\":null,\"type\":\"t\"}]",
                "[{\"token\":1,\"type\":\"t\"}]",
                "[{\"token\":\"a\",\"type\":{}}]",
                "[{\"token\":\"a\",\"type\":\"t\",\"url\":7}]",
                "[{\"token\":\"a\",\"type\":\"t\",\"source\":[]}]"
            })
    void rows_of_another_shape_are_refused(String content) throws Exception {
        assertRefused(signed(content), 400, "invalid_report");
    }

    @Test
    void text_beyond_its_bounds_is_refused() throws Exception {
        assertRefused(signed(LeakEndpoint.report("a".repeat(4097))), 400, "invalid_report");
        assertRefused(signed("[{\"token\":\"a\",\"type\":\"" + "t".repeat(201) + "\"}]"), 400, "invalid_report");
    }

    @Test
    void one_bad_row_refuses_the_whole_report() throws Exception {
        String good = LeakEndpoint.row(issued.plaintext(), "https://github.com/a");
        assertRefused(signed("[" + good + ",{}]"), 400, "invalid_report");
    }

    @Test
    void too_many_tokens_are_refused() throws Exception {
        String[] tokens = Collections.nCopies(1001, "a").toArray(String[]::new);
        assertRefused(signed(LeakEndpoint.report(tokens)), 413, "too_large");
    }

    @Test
    void a_body_of_more_than_a_mebibyte_is_refused_even_if_its_length_is_not_told() throws Exception {
        byte[] large = new byte[LeaksResource.MAX_BYTES + 1];
        assertRefused(signed(large), 413, "too_large");
        HttpRequest.Builder chunked =
                signed(large).POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        assertRefused(chunked, 413, "too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json;charset=iso-8859-1"})
    void another_type_of_content_is_refused(String type) throws Exception {
        assertRefused(signed(body).setHeader("Content-Type", type), 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void another_method_does_nothing(String method) throws Exception {
        HttpResponse<String> reply = endpoint.send(signed(body).method(method, BodyPublishers.ofByteArray(body)));
        assertThat(reply.statusCode()).isIn(401, 403, 405);
        assertThat(endpoint.send(signed(body).GET()).statusCode()).isIn(401, 403, 405);
    }

    @Test
    void without_the_public_keys_the_reporter_is_told_to_come_again() throws Exception {
        endpoint.keyServer.status = 500;
        HttpResponse<String> reply = endpoint.send(signed(body));
        assertThat(reply.statusCode()).isEqualTo(503);
        assertThat(reply.body()).contains("\"code\":\"signing_keys_unavailable\"");
        assertThat(reply.headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void a_flood_of_made_up_identifiers_asks_the_reporter_once() throws Exception {
        for (int i = 0; i < 50; i++) {
            endpoint.send(endpoint.request(body, "made-up-" + i, endpoint.reporter.sign(body)));
        }
        assertThat(endpoint.keyServer.requests).hasValue(1);
    }
}
