package dev.keystile.faults.disk;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.Verification.Rejected;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreConfig;
import dev.keystile.spi.StoreException;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** The disk under an embedded database is full, and later it is not. */
class FullDiskTest {
    private static final int MEGABYTES = 4;
    private static final int KEYS = 20;
    private static final int ROUNDS = 3;
    private static final int MAX_ISSUED = 2_000;
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final List<IssuedKey> acknowledged = new ArrayList<>();
    private final Map<String, Long> uses = new HashMap<>();
    private SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(folder, MEGABYTES);
    }

    @AfterEach
    void unmount() throws Exception {
        disk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:%s/keys", "jdbc:sqlite:%s/keys.db"})
    @DisplayName("R-19: the disk under H2 and SQLite is full while keys are issued and their use is written")
    void keys_are_verified_all_along_and_nothing_acknowledged_is_lost(String url) throws Exception {
        StoreConfig store = StoreConfig.of(String.format(url, disk.root()));
        try (ApiKeys cached = open(store, Duration.ofMinutes(1));
                ApiKeys uncached = open(store, Duration.ZERO)) {
            for (int i = 0; i < KEYS; i++) {
                issue(cached);
            }
            for (int round = 1; round <= ROUNDS; round++) {
                assertThatAllAreAcceptedSoon(cached);
                disk.fill();
                assertThat(issueUntilRefused(uncached)).hasMessageContaining("could not insert a key");
                assertThatAllAreAcceptedSoon(cached);
                assertThatAllAreAcceptedSoon(uncached);
                disk.free();
                soon().ignoreException(StoreException.class).until(() -> issue(cached));
                assertThatAllAreAcceptedSoon(uncached);
            }
            soon().untilAsserted(() -> assertThatEachUseIsWritten(cached));
        }
        try (ApiKeys restarted = open(store, Duration.ZERO)) {
            assertThatAllAreAcceptedSoon(restarted);
            assertThat(Listing.ids(restarted)).containsExactlyInAnyOrderElementsOf(ids());
        }
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).atMost(RECOVERY);
    }

    private static ApiKeys open(StoreConfig store, Duration maxStaleness) {
        return ApiKeys.builder(store)
                .maxStaleness(maxStaleness)
                .usageFlushInterval(Duration.ofSeconds(1))
                .build();
    }

    private boolean issue(ApiKeys apiKeys) {
        return acknowledged.add(apiKeys.issue(ApiKeySpec.named("key").withOwner("x".repeat(200))));
    }

    /** There may be room left within the file. */
    private StoreException issueUntilRefused(ApiKeys apiKeys) {
        for (int i = 0; i < MAX_ISSUED; i++) {
            StoreException refusal = catchThrowableOfType(StoreException.class, () -> issue(apiKeys));
            if (refusal != null) {
                return refusal;
            }
        }
        throw new AssertionError("the disk is full, and " + MAX_ISSUED + " keys were issued all the same");
    }

    /** H2 closes its file when it cannot write to it, and who reads at that time is refused, but not for long. */
    private void assertThatAllAreAcceptedSoon(ApiKeys apiKeys) {
        for (IssuedKey key : acknowledged) {
            soon().until(() -> {
                RejectionReason refusal = refusal(apiKeys, key);
                assertThat(refusal).isIn(null, RejectionReason.STORE_UNAVAILABLE);
                return refusal == null;
            });
        }
    }

    private @Nullable RejectionReason refusal(ApiKeys apiKeys, IssuedKey key) {
        Verification verification = apiKeys.verify(VerificationRequest.of(key.plaintext()));
        if (verification instanceof Rejected rejected) {
            return rejected.reason();
        }
        uses.merge(key.key().id(), 1L, Long::sum);
        return null;
    }

    private void assertThatEachUseIsWritten(ApiKeys apiKeys) {
        Map<String, Long> written = new HashMap<>();
        apiKeys.usage(ids()).forEach((id, usage) -> written.put(id, usage.useCount()));
        assertThat(written).isEqualTo(uses);
    }

    private List<String> ids() {
        return acknowledged.stream().map(issued -> issued.key().id()).toList();
    }
}
