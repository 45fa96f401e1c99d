package dev.keystile.benchmarks;

import dev.keystile.benchmarks.report.Estimate;
import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class EstimateTest {
    @Test
    void fourteen_samples_leave_out_two_at_either_end() {
        // Binomial(14, 1/2): P(X <= 2) = 0.0065, P(X <= 3) = 0.0287 > 0.025.
        assertThat(Estimate.median(upTo(14))).isEqualTo(new Estimate(7.5, 3, 12));
    }

    @Test
    void six_samples_are_the_fewest_that_reach_95_percent_and_need_their_whole_range() {
        assertThat(Estimate.median(upTo(6))).isEqualTo(new Estimate(3.5, 1, 6));
    }

    @Test
    void few_samples_give_their_range() {
        assertThat(Estimate.median(3, 1, 2)).isEqualTo(new Estimate(2, 1, 3));
        assertThat(Estimate.median(7)).isEqualTo(new Estimate(7, 7, 7));
    }

    private static double[] upTo(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }
}
