package dev.keystile.benchmarks.window;

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
     * @param pace how long and how often
     * @return the windows of each subject
     * @throws Exception if one fails
     */
    public static Map<Subject, List<Turn>> run(Subject baseline, List<? extends Subject> subjects, Pace pace)
            throws Exception {
        baseline.measure(pace.warmup());
        Map<Subject, List<Turn>> turns = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            subject.measure(pace.warmup());
            turns.put(subject, new ArrayList<>());
        }
        Window before = window(baseline, pace);
        for (int round = 0; round < pace.windows(); round++) {
            for (Map.Entry<Subject, List<Turn>> each : turns.entrySet()) {
                Window window = window(each.getKey(), pace);
                Window after = window(baseline, pace);
                each.getValue().add(new Turn(before, window, after));
                before = after;
            }
        }
        return turns;
    }

    private static Window window(Subject subject, Pace pace) throws Exception {
        subject.measure(pace.runIn());
        return subject.measure(pace.window());
    }
}
