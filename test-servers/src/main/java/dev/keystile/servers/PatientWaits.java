package dev.keystile.servers;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

import java.time.Duration;

/**
 * Gives a test a minute for each wait that it sets no bound to. Awaitility's own 10 seconds may be too few on a machine that
 * does other work too, and no test that passes takes longer for it.
 */
public final class PatientWaits implements TestExecutionListener {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
