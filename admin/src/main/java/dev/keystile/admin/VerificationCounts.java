package dev.keystile.admin;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeyListener;
import dev.keystile.RejectionReason;
import dev.keystile.admin.rest.MinuteCounts;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how verifications on this node end, minute by minute for the last 24 hours, in memory: give it to
 * {@link dev.keystile.ApiKeysBuilder#listener} and to {@link AdminOptions.Builder#verificationCounts}. Safe for use by several
 * threads, which do not wait for each other.
 */
public final class VerificationCounts implements ApiKeyListener {
    private static final int MINUTES = (int) Duration.ofHours(24).toMinutes();
    private static final int SECONDS = 60;

    /** A ring: each minute has the place of the one a day before. */
    private final AtomicReferenceArray<@Nullable Minute> minutes = new AtomicReferenceArray<>(MINUTES);

    /** Counts that start at zero. */
    public VerificationCounts() {}

    @Override
    public void on(ApiKeyEvent event) {
        if (event instanceof ApiKeyEvent.Accepted accepted) {
            minute(accepted.at()).accepted.increment();
        } else if (event instanceof ApiKeyEvent.Rejected rejected) {
            minute(rejected.at()).reject(rejected.reason());
        }
    }

    private Minute minute(Instant at) {
        long number = Math.floorDiv(at.getEpochSecond(), SECONDS);
        int place = Math.floorMod(number, MINUTES);
        Minute present = minutes.get(place);
        while (present == null || present.number != number) {
            minutes.compareAndSet(place, present, new Minute(number));
            present = minutes.get(place);
        }
        return present;
    }

    /** The minutes in which something was counted, in their order, none of them older than a day. */
    List<MinuteCounts> until(Instant now) {
        long last = Math.floorDiv(now.getEpochSecond(), SECONDS);
        List<MinuteCounts> counts = new ArrayList<>();
        for (long number = last - MINUTES + 1; number <= last; number++) {
            Minute minute = minutes.get(Math.floorMod(number, MINUTES));
            if (minute != null && minute.number == number) {
                counts.add(minute.counts());
            }
        }
        return counts;
    }

    private static final class Minute {
        final long number;
        final LongAdder accepted = new LongAdder();
        final Map<RejectionReason, LongAdder> rejected;

        Minute(long number) {
            this.number = number;
            Map<RejectionReason, LongAdder> adders = new EnumMap<>(RejectionReason.class);
            for (RejectionReason reason : RejectionReason.values()) {
                adders.put(reason, new LongAdder());
            }
            this.rejected = Collections.unmodifiableMap(adders);
        }

        void reject(RejectionReason reason) {
            Objects.requireNonNull(rejected.get(reason)).increment();
        }

        MinuteCounts counts() {
            Map<String, Long> byReason = new TreeMap<>();
            rejected.forEach((reason, adder) -> {
                long count = adder.sum();
                if (count > 0) {
                    byReason.put(reason.name(), count);
                }
            });
            return new MinuteCounts(Instant.ofEpochSecond(number * SECONDS), accepted.sum(), byReason);
        }
    }
}
