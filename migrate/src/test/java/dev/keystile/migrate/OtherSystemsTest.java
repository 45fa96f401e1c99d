package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.model.ApiKey;
import dev.keystile.model.KeyStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import static dev.keystile.migrate.Imports.assertAccepted;
import static dev.keystile.migrate.Imports.reason;
import static dev.keystile.migrate.Imports.resource;
import static dev.keystile.migrate.Imports.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A fixture in each system's own documented form: its keys are let in. */
class OtherSystemsTest {
    private static final String UNKEY_1 = "prod_3ZHfTqW8xYbN5mVcJ7pRs2";
    private static final String UNKEY_2 = "prod_7Rk2mWc9TqZx4bNvLs8dHf";
    private static final String SANCTUM = "2|A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0";
    private static final String BETTER_AUTH = "mXkQwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUiOpAsDfGhJkLzXcVbNmMqWeRtYuI";
    private static final String KONG_1 = "IL1deIyHyQA40WpeLeA1bIUXuvTwlGjo";
    private static final String KONG_2 = "pL7x0aVtB2nQ9cK4mW8zS1dF6gH3jR5y";
    private static final String SEAM = "mycompany_BRTRKFsL_51FwqftsmMDHHbJAMEXXHCgG";

    @Test
    void sanctum() {
        ImportOptions options = resource("/sanctum.csv")
                .scope("*", Set.of("orders:read", "orders:write"))
                .build();
        try (ApiKeys keys = Imports.open(ImportFormat.SANCTUM, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.SANCTUM, options);
            assertThat(report.imported()).isEqualTo(3);
            assertThat(report.hashes()).containsOnlyKeys("sanctum-sha256");
            ApiKey deploy = assertAccepted(keys, SANCTUM);
            assertThat(deploy.name()).isEqualTo("deploy, \"quoted\"");
            assertThat(deploy.owner()).isEqualTo("App\\Models\\User:8");
            assertThat(deploy.scopes()).containsExactly("server:read", "server:update");
            assertThat(deploy.createdAt()).isEqualTo("2020-02-03T04:05:06Z");
            assertThat(deploy.expiresAt()).isEqualTo("2099-12-31T00:00:00Z");
            assertThat(keys.find("1").orElseThrow().scopes()).containsExactly("orders:read", "orders:write");
            assertThat(keys.usage(List.of("1")).get("1").lastUsedAt()).isEqualTo("2026-11-01T12:30:00Z");
            assertThat(keys.find("3").orElseThrow().status(Instant.now())).isEqualTo(KeyStatus.EXPIRED);
            assertThat(reason(keys, SANCTUM.replace("2|", "1|"))).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void unkey_as_it_lists_keys() {
        ImportOptions options = resource("/unkey-list-keys.json").prefix("prod").build();
        try (ApiKeys keys = Imports.open(ImportFormat.UNKEY, options)) {
            assertThat(Imports.run(keys, ImportFormat.UNKEY, options).imported())
                    .isEqualTo(2);
            ApiKey key = assertAccepted(keys, UNKEY_1);
            assertThat(key.name()).isEqualTo("Production API Key");
            assertThat(key.owner()).isEqualTo("user_abc123");
            assertThat(key.scopes()).containsExactly("documents.read", "documents.write");
            assertThat(key.metadata())
                    .containsEntry("plan", "pro")
                    .containsEntry("featureFlags", "{\"betaAccess\":true}");
            assertThat(key.createdAt()).isEqualTo("2024-01-01T00:00:00Z");
            assertThat(key.expiresAt()).isEqualTo("2100-01-01T00:00:00Z");
            assertThat(reason(keys, UNKEY_2)).isEqualTo("DISABLED");
        }
    }

    @Test
    void unkey_in_the_form_of_its_own_imports() {
        ImportOptions options = resource("/unkey-migrate-keys.json").build();
        try (ApiKeys keys = Imports.open(ImportFormat.UNKEY, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.UNKEY, options);
            assertThat(report.imported()).isEqualTo(2);
            assertThat(report.firstRefused())
                    .containsExactly(new RefusedRow(
                            "entry 3", "its hash is no SHA-256, which is all that is checked here: issue another key"));
            assertThat(assertAccepted(keys, UNKEY_1).owner()).isEqualTo("user_123");
            assertThat(reason(keys, UNKEY_2)).isEqualTo("DISABLED");
        }
    }

    @Test
    void better_auth_as_json_and_as_csv() {
        ImportOptions json = resource("/better-auth-apikey.json").build();
        try (ApiKeys keys = Imports.open(ImportFormat.BETTER_AUTH, json)) {
            assertThat(Imports.run(keys, ImportFormat.BETTER_AUTH, json).imported())
                    .isEqualTo(2);
            ApiKey key = assertAccepted(keys, BETTER_AUTH);
            assertThat(key.owner()).isEqualTo("user_42");
            assertThat(key.scopes()).containsExactly("files:read", "files:write", "users:read");
            assertThat(key.metadata()).containsEntry("plan", "premium");
            assertThat(keys.usage(List.of(key.id())).get(key.id()).lastUsedAt()).isEqualTo("2026-10-01T08:00:00Z");
        }
    }

    @Test
    void prefixed_api_key() {
        ImportOptions options = resource("/prefixed-api-key.json")
                .prefix("mycompany")
                .column("name", "name")
                .column("owner", "owner")
                .build();
        try (ApiKeys keys = Imports.open(ImportFormat.PREFIXED_API_KEY, options)) {
            assertThat(Imports.run(keys, ImportFormat.PREFIXED_API_KEY, options).imported())
                    .isEqualTo(1);
            assertThat(assertAccepted(keys, SEAM).owner()).isEqualTo("acme");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportFormat.PREFIXED_API_KEY.open(
                        resource("/prefixed-api-key.json").build()))
                .withMessageContaining("prefix is missing");
    }

    @Test
    void kong_as_its_admin_api_lists_credentials() {
        ImportOptions options = resource("/kong-key-auths.json").build();
        try (ApiKeys keys = Imports.open(ImportFormat.KONG, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.KONG, options);
            assertThat(report.imported()).isEqualTo(2);
            assertThat(report.firstRefused())
                    .hasSize(1)
                    .allMatch(row -> row.reason().contains("112 are needed"));
            assertThat(assertAccepted(keys, KONG_1).owner()).isEqualTo("84a73fb8-50fc-44a7-a4d5-aa17728ee83f");
            assertThat(assertAccepted(keys, KONG_2).expiresAt())
                    .isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3601));
            assertThat(reason(keys, "auth-one")).isEqualTo("MALFORMED");
        }
    }

    @Test
    void kong_as_deck_writes_consumers() {
        ImportOptions options = resource("/kong-deck.json").build();
        try (ApiKeys keys = Imports.open(ImportFormat.KONG, options)) {
            assertThat(Imports.run(keys, ImportFormat.KONG, options).imported()).isEqualTo(3);
            assertThat(assertAccepted(keys, KONG_2).owner()).isEqualTo("jane");
            assertThat(assertAccepted(keys, "zT6q1Ye0RkX3hU8vJc5mPa2wNd7sBf4L").owner())
                    .isEqualTo("joe");
        }
    }

    @Test
    void apisix_with_consumers_and_their_credentials() {
        ImportOptions options = resource("/apisix-consumers.json").build();
        try (ApiKeys keys = Imports.open(ImportFormat.APISIX, options)) {
            assertThat(Imports.run(keys, ImportFormat.APISIX, options).imported())
                    .isEqualTo(2);
            ApiKey jack = assertAccepted(keys, "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW");
            assertThat(jack.owner()).isEqualTo("jack");
            assertThat(jack.name()).isEqualTo("Jack's key");
            assertThat(assertAccepted(keys, "xY9zA1bC3dE5fG7hI9jK1lM3nO5pQ7rS").owner())
                    .isEqualTo("jill");
        }
    }

    @Test
    void a_reference_to_a_secret_is_no_key() {
        String consumer =
                "{\"username\":\"x\",\"plugins\":{\"key-auth\":{\"key\":\"$env://SOME_LONG_NAME_OF_A_VARIABLE\"}}}";
        assertThat(read(ImportFormat.APISIX, text(consumer).build()).firstRefused())
                .extracting(RefusedRow::reason)
                .containsExactly("the key is a reference to a secret kept elsewhere: resolve it before the export");
    }

    private static ImportReport read(ImportFormat format, ImportOptions options) {
        try (ApiKeys keys = Imports.open(format, options)) {
            return Imports.run(keys, format, options);
        }
    }

    @Test
    void a_list_of_keys() {
        ImportOptions options = text(KONG_1 + "\r\n\n" + KONG_2 + "\nsecret123\n" + KONG_1 + "\n")
                .build();
        try (ApiKeys keys = Imports.open(ImportFormat.PLAINTEXT, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.PLAINTEXT, options);
            assertThat(report.imported()).isEqualTo(2);
            assertThat(report.firstRefused()).extracting(RefusedRow::place).containsExactly("line 4", "line 5");
            assertThat(report.toString()).doesNotContain("secret123", KONG_1, KONG_2);
            assertAccepted(keys, KONG_1);
            assertAccepted(keys, KONG_2);
        }
    }

    @Test
    void any_csv_with_a_column_map() {
        String csv = "who,digest,made,note\nacme,"
                + "d70d981d87b449c107327c2a2afbf00d4b58070d6ba571aac35d7ea3e7c79f37"
                + ",2024-01-01,\"two\nlines\"\n,,,\n";
        ImportOptions options = text(csv)
                .column("hash", "digest")
                .column("owner", "who")
                .column("createdAt", "made")
                .column("metadata.note", "note")
                .build();
        try (ApiKeys keys = Imports.open(ImportFormat.CSV, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.CSV, options);
            assertThat(report.imported()).isEqualTo(1);
            assertThat(report.firstRefused()).containsExactly(new RefusedRow("row 2", "there is no hash in digest"));
            ApiKey key = assertAccepted(keys, "51FwqftsmMDHHbJAMEXXHCgG");
            assertThat(key.owner()).isEqualTo("acme");
            assertThat(key.metadata()).containsEntry("note", "two\nlines");
        }
    }

    @Test
    void any_json_with_an_id_and_an_encoded_hash() {
        String hash = dev.keystile.Hashers.djangoSha512()
                .hash(("abcdefgh." + "x".repeat(32)).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String json = "{\"public\":\"abcdefgh\",\"deep\":{\"hash\":\"" + hash
                + "\"}}\n{\"public\":\"no id\",\"deep\":{\"hash\":\"x\"}}";
        ImportOptions options = text(json)
                .column("id", "public")
                .column("hash", "deep.hash")
                .hashEncoding(HashEncoding.of("encoded"))
                .build();
        try (ApiKeys keys = Imports.open(ImportFormat.DJANGO, options)) {
            ImportReport report = Imports.run(keys, ImportFormat.JSON, options);
            assertThat(report.imported()).isEqualTo(1);
            assertThat(report.firstRefused())
                    .extracting(RefusedRow::reason)
                    .containsExactly("the id is not 1 to 64 of A-Z a-z 0-9 _ -: check its column");
            assertAccepted(keys, "abcdefgh." + "x".repeat(32));
        }
    }

    @Test
    void the_example_of_seam_in_every_encoding() {
        for (String[] each : new String[][] {
            {"sha256-hex", "d70d981d87b449c107327c2a2afbf00d4b58070d6ba571aac35d7ea3e7c79f37"},
            {"sha256-base64", "1w2YHYe0ScEHMnwqKvvwDUtYBw1rpXGqw11+o+fHnzc="},
            {"sha256-base64url", "1w2YHYe0ScEHMnwqKvvwDUtYBw1rpXGqw11-o-fHnzc"}
        }) {
            ImportOptions options = text("h\n" + each[1] + "\n")
                    .column("hash", "h")
                    .hashEncoding(HashEncoding.of(each[0]))
                    .build();
            try (ApiKeys keys = Imports.open(ImportFormat.CSV, options)) {
                assertThat(Imports.run(keys, ImportFormat.CSV, options).imported())
                        .as(each[0])
                        .isEqualTo(1);
                assertAccepted(keys, "51FwqftsmMDHHbJAMEXXHCgG");
            }
        }
    }

    @Test
    void a_wrong_encoding_is_refused_and_the_hash_is_not_told() {
        ImportReport report = read(
                ImportFormat.CSV,
                text("h\n1w2YHYe0ScEHMnwqKvvwDUtYBw1rpXGqw11+o+fHnzc=\n")
                        .column("hash", "h")
                        .build());
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.toString()).contains("no SHA-256 in sha256-hex").doesNotContain("1w2YHYe0");
    }

    @Test
    void a_column_that_there_is_not_ends_the_import_at_once() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> read(
                        ImportFormat.CSV,
                        text("a,b\n1,2\n").column("hash", "digest").build()))
                .withMessage("there is no column digest: name the right one; there are a, b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[{\"keyId\":\"k\"},{\"plaintext\": SECRETSECRET}]", "[1]", "{\"data\":[[]]}", "\"SECRETSECRET\""
            })
    void damaged_json_is_told_by_its_place_and_never_quoted(String json) {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> read(ImportFormat.UNKEY, text(json).build()))
                .withMessageContaining("behind entry")
                .withMessageNotContaining("SECRET")
                .withNoCause();
    }

    @ParameterizedTest
    @EnumSource
    void every_format_is_found_by_its_name_and_says_what_it_needs(ImportFormat format) {
        assertThat(ImportFormat.of(format.id())).isEqualTo(format);
        assertThat(format.needs()).isNotBlank();
        assertThat(format.readsDatabase() || format.readsFile()).isTrue();
    }

    @Test
    void an_unknown_name_is_told_with_all_that_there_are() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportFormat.of("auth0"))
                .withMessageContaining("django, django-csv, sanctum");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HashEncoding.of("md5"))
                .withMessageContaining("sha256-hex, sha256-base64");
    }

    @Test
    void the_settings_that_an_application_needs_are_told() {
        ImportOptions options = ImportOptions.builder().prefix("shop").build();
        assertThat(ImportFormat.DJANGO.settings(options))
                .containsEntry("keystile.key.accept", "django")
                .containsEntry("keystile.hash.accept", "django-sha512, django-pbkdf2");
        assertThat(ImportFormat.BETTER_AUTH.settings(options)).containsEntry("keystile.key.accept", "opaque:shop");
        assertThat(ImportFormat.KEYSTILE.settings(options)).isEmpty();
    }
}
