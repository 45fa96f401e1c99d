package dev.keystile.benchmarks.window;

import dev.keystile.benchmarks.Effort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A-v-A-v-A: each window of a variant lies between two windows of the baseline, and is divided by their mean. The speed of a
 * small virtual machine drifts by a third within minutes; neighbours drift together.
 */
public final class Interleaving {
    private Interleaving() {}

    /**
     * Warms all up, then measures.
     *
     * @param baseline what every other window is of
     * @param subjects what is compared with it
     * @param effort how long and how often
     * @return the windows of each subject
     * @throws Exception if one fails
     */
    public static Map<Subject, List<Turn>> run(Subject baseline, List<? extends Subject> subjects, Effort effort)
            throws Exception {
        baseline.measure(effort.warmup());
        Map<Subject, List<Turn>> turns = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            subject.measure(effort.warmup());
            turns.put(subject, new ArrayList<>());
        }
        Window before = baseline.measure(effort.window());
        for (int round = 0; round < effort.windows(); round++) {
            for (Map.Entry<Subject, List<Turn>> each : turns.entrySet()) {
                Window window = each.getKey().measure(effort.window());
                Window after = baseline.measure(effort.window());
                each.getValue().add(new Turn(before, window, after));
                before = after;
            }
        }
        return turns;
    }
}
