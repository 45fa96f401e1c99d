package dev.keystile.migrate;

import dev.keystile.ApiKeys;
import dev.keystile.servers.RanOn;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import static dev.keystile.migrate.Imports.assertAccepted;
import static dev.keystile.migrate.Imports.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Keys that djangorestframework-api-key makes now, and what it does with them while both applications run. */
class RealDjangoTest {
    private Django django;
    private List<DjangoFixture.Key> made;
    private ImportOptions options;

    @BeforeEach
    void make(@TempDir Path folder) {
        assumeTrue(
                Django.isThere(), "skipped, since Django is not there: run .ci/fetch-django, which needs Python's pip");
        django = new Django(folder.resolve("django.sqlite3"));
        JsonNode told = Json.MAPPER.readTree(django.run("", "make"));
        RanOn.note(told.get("made_by").asString());
        made = DjangoFixture.keys(told);
        options = ImportOptions.builder()
                .database(new UrlDataSource("jdbc:sqlite:" + django.database()))
                .build();
    }

    /** What the package says of each key, in their order. */
    private List<String> saidByDjango() {
        return django.run(made.stream().map(DjangoFixture.Key::key).collect(Collectors.joining("\n")), "check")
                .lines()
                .toList();
    }

    @Test
    void every_key_that_it_makes_ends_here_as_it_does_there() {
        try (ApiKeys keys = Imports.open(ImportFormat.DJANGO, options)) {
            assertThat(Imports.run(keys, ImportFormat.DJANGO, options).imported())
                    .isEqualTo(made.size());
            for (DjangoFixture.Key key : made) {
                if (key.isGood(Instant.now())) {
                    assertThat(assertAccepted(keys, key.key()).name()).isEqualTo(key.name());
                } else {
                    assertThat(reason(keys, key.key())).isEqualTo(key.isRevoked() ? "REVOKED" : "EXPIRED");
                }
            }
        }
        List<String> expected = made.stream()
                .map(key -> key.isGood(Instant.now()) ? "yes" : "no")
                .toList();
        assertThat(saidByDjango()).isEqualTo(expected);
    }

    @Test
    void while_both_run_django_keeps_its_say() {
        String revoked = made.get(0).key();
        String deleted = made.get(1).key();
        String upgraded = made.get(made.size() - 1).key();
        try (LiveDjangoStore store = new LiveDjangoStore(new InMemoryKeyStore(), options);
                ApiKeys keys = ImportFormat.DJANGO
                        .prepare(ApiKeys.builder(store), options)
                        .maxStaleness(Duration.ZERO)
                        .build()) {
            assertAccepted(keys, revoked);
            assertAccepted(keys, deleted);
            // Whoever checks a slow hash first makes it a fast one, each on its side.
            saidByDjango();
            assertAccepted(keys, upgraded);
            django.run("", "revoke", made.get(0).prefix());
            django.run("", "delete", made.get(1).prefix());
            assertThat(reason(keys, revoked)).isEqualTo("REVOKED");
            assertThat(reason(keys, deleted)).isIn("REVOKED", "UNKNOWN");
            assertAccepted(keys, made.get(2).key());
            assertThat(saidByDjango().get(2)).isEqualTo("yes");
        }
    }
}
