package dev.keystile.benchmarks.window;

/**
 * What one window saw.
 *
 * @param requests how many requests were answered
 * @param unexpected how many of them otherwise than they should have been
 * @param seconds how long the window was
 * @param p50Micros the median latency in microseconds
 * @param p99Micros the 99th percentile of the latency in microseconds
 * @param cpuSeconds how long the measured JVM's threads ran meanwhile
 */
public record Window(
        long requests, long unexpected, double seconds, double p50Micros, double p99Micros, double cpuSeconds) {

    public double perSecond() {
        return requests / seconds;
    }

    public double cpuMicrosPerRequest() {
        return cpuSeconds * 1_000_000 / requests;
    }

    /** How much of its core the measured JVM used: near 1 if it was the bottleneck. */
    public double busy() {
        return cpuSeconds / seconds;
    }

    public Window withCpuSeconds(double value) {
        return new Window(requests, unexpected, seconds, p50Micros, p99Micros, value);
    }

    public Window withLatencies(Latencies latencies) {
        return new Window(requests, unexpected, seconds, latencies.micros(0.5), latencies.micros(0.99), cpuSeconds);
    }

    /** Writes it as one line, for {@link #parse}. */
    public String toLine() {
        return requests + " " + unexpected + " " + seconds + " " + p50Micros + " " + p99Micros + " " + cpuSeconds;
    }

    /** Reads what {@link #toLine} wrote. */
    public static Window parse(String line) {
        String[] parts = line.split(" ", -1);
        return new Window(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]),
                Double.parseDouble(parts[4]),
                Double.parseDouble(parts[5]));
    }
}
