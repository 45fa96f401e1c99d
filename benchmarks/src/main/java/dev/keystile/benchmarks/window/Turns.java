package dev.keystile.benchmarks.window;

import dev.keystile.benchmarks.report.Estimate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What all turns of one subject say together. */
public final class Turns {
    private final List<Turn> turns;

    /** Takes the turns of one subject. */
    public Turns(List<Turn> turns) {
        this.turns = List.copyOf(turns);
    }

    /** The median over the subject's windows. */
    public Estimate median(ToDoubleFunction<Window> value) {
        return over(turn -> value.applyAsDouble(turn.window()));
    }

    /** The median of the ratios to the neighbouring windows of the baseline. */
    public Estimate ratio(ToDoubleFunction<Window> value) {
        return over(turn -> turn.ratio(value));
    }

    /** The median of the differences from the neighbouring windows of the baseline. */
    public Estimate added(ToDoubleFunction<Window> value) {
        return over(turn -> value.applyAsDouble(turn.window()) - turn.baseline(value));
    }

    /** The median of this subject's ratio divided by another's, round by round. */
    public Estimate against(Turns other, ToDoubleFunction<Window> value) {
        double[] quotients = new double[turns.size()];
        for (int i = 0; i < quotients.length; i++) {
            quotients[i] = turns.get(i).ratio(value) / other.turns.get(i).ratio(value);
        }
        return Estimate.median(quotients);
    }

    /** How many requests were answered otherwise than they should have been, the baseline's among them. */
    public Estimate unexpected() {
        return Estimate.count(turns.stream()
                .mapToLong(turn -> turn.before().unexpected()
                        + turn.window().unexpected()
                        + turn.after().unexpected())
                .sum());
    }

    private Estimate over(ToDoubleFunction<Turn> value) {
        return Estimate.median(turns.stream().mapToDouble(value).toArray());
    }
}
