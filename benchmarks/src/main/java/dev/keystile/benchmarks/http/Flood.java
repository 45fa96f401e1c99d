package dev.keystile.benchmarks.http;

import dev.keystile.benchmarks.Effort;
import dev.keystile.benchmarks.store.Population;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What attackers send. */
enum Flood {
    JUNK("random junk", false) {
        @Override
        List<String> keys(int count) {
            Random random = new Random(1);
            return IntStream.range(0, count).mapToObj(i -> junk(random)).toList();
        }
    },
    UNKNOWN("unknown keys, right checksum, one address", false) {
        @Override
        List<String> keys(int count) {
            return Population.presentedKeys(count);
        }
    },
    DISTRIBUTED("unknown keys, right checksum, many addresses", true) {
        @Override
        List<String> keys(int count) {
            return Population.presentedKeys(count);
        }
    };

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.";

    private final String label;
    private final boolean distributed;

    Flood(String label, boolean distributed) {
        this.label = label;
        this.distributed = distributed;
    }

    String label() {
        return label;
    }

    abstract List<String> keys(int count);

    Traffic traffic(Effort effort) throws IOException {
        return Traffic.of(keys(effort.floodKeys()), 401, distributed ? effort.addresses() : 1);
    }

    /** Half of it is noise of any length, half of it a key with one letter changed. */
    private static String junk(Random random) {
        if (random.nextBoolean()) {
            StringBuilder noise = new StringBuilder();
            for (int length = 1 + random.nextInt(120); length > 0; length--) {
                noise.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            return noise.toString();
        }
        String key = Population.presentedKey();
        int changed = random.nextInt(key.length());
        return key.substring(0, changed) + (key.charAt(changed) == 'x' ? 'y' : 'x') + key.substring(changed + 1);
    }
}
