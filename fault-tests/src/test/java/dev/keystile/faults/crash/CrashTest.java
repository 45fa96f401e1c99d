package dev.keystile.faults.crash;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.StoreConfig;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** Our process dies while it writes. */
class CrashTest {
    /** Each hits three threads at work. More with {@code -Dkeystile.faults.kills=20}. */
    private static final int KILLS = Integer.getInteger("keystile.faults.kills", 10);

    private static final int MAX_LINES = 400;

    @TempDir
    private Path folder;

    private final Random random = new Random();

    @ParameterizedTest
    @EnumSource
    @DisplayName("R-10, R-11: kill -9 of our process at random points of issue, rotate and revoke")
    void a_key_is_whole_or_not_there_and_what_was_acknowledged_stays(CrashStore kind) throws Exception {
        try (Written store = kind.start(folder)) {
            List<Ledger> ledgers = new ArrayList<>();
            for (int kill = 1; kill <= KILLS; kill++) {
                Ledger ledger = Victim.killAfter(store.config(), 1 + random.nextInt(MAX_LINES));
                ledgers.add(ledger);
                check(store.config(), List.of(ledger));
            }
            check(store.config(), ledgers);
            // The prefix is in each record; the underscore behind it is in plaintexts alone.
            assertThat(store.holds(Writer.FORMAT.prefix())).isTrue();
            assertThat(store.holds(Writer.FORMAT.prefix() + "_")).isFalse();
        }
    }

    private static void check(StoreConfig store, List<Ledger> ledgers) {
        try (ApiKeys apiKeys = ApiKeys.builder(store).format(Writer.FORMAT).build()) {
            ledgers.forEach(new Aftermath(apiKeys)::check);
            assertThatItWorks(apiKeys);
        }
    }

    private static void assertThatItWorks(ApiKeys apiKeys) {
        IssuedKey issued = apiKeys.issue(ApiKeySpec.named("afterwards"));
        IssuedKey rotated = apiKeys.rotate(issued.key().id(), Duration.ZERO);
        assertThat(apiKeys.verify(VerificationRequest.of(rotated.plaintext())))
                .isInstanceOf(Verification.Accepted.class);
    }
}
