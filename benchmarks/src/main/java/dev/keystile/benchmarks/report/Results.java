package dev.keystile.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a benchmark measured: a table of subjects and measures, in the order in which they were added. */
public final class Results {
    private final String title;
    private final String plotted;
    private final List<String> notes = new ArrayList<>();
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * Starts with nothing.
     *
     * @param title what was measured
     * @param plotted the measure that the plot shows
     */
    public Results(String title, String plotted) {
        this.title = title;
        this.plotted = plotted;
    }

    /** Adds one number. */
    public void add(String subject, String measure, Estimate estimate) {
        measurements.add(new Measurement(subject, measure, estimate));
    }

    /** Adds a sentence that readers of the numbers must know. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    public String title() {
        return title;
    }

    public String plotted() {
        return plotted;
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    public List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** Tells all subjects, each once. */
    public List<String> subjects() {
        return measurements.stream().map(Measurement::subject).distinct().toList();
    }

    /** Tells all measures, each once. */
    public List<String> measures() {
        return measurements.stream().map(Measurement::measure).distinct().toList();
    }

    /** Tells one number; empty if that subject has no such measure. */
    public Optional<Estimate> find(String subject, String measure) {
        return measurements.stream()
                .filter(each -> each.subject().equals(subject) && each.measure().equals(measure))
                .map(Measurement::estimate)
                .findFirst();
    }
}
