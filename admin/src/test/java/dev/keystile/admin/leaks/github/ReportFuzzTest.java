package dev.keystile.admin.leaks.github;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keystile.admin.http.Json;
import dev.keystile.admin.problem.Problem;
import org.junit.jupiter.api.Tag;

import java.util.List;

/**
 * Runs the inputs that are kept in the test resources. With the environment variable {@code JAZZER_FUZZ=1} it looks for new
 * ones. Jazzer instruments the whole process, so the build gives it one of its own.
 */
@Tag("fuzz")
class ReportFuzzTest {
    private final ReportReader reader = new ReportReader(new Json());

    @FuzzTest
    void any_body_is_read_or_refused_and_nothing_else(byte[] body) {
        try {
            for (ReportedToken token : reader.read(body)) {
                String url = PublicUrl.of(token.url(), List.of(token.token()));
                requirePrintable(url);
            }
        } catch (Problem e) {
            // Refused.
        }
    }

    private static void requirePrintable(String url) {
        if (url != null && (url.length() > 1000 || !url.chars().allMatch(c -> c > ' ' && c <= '~'))) {
            throw new IllegalStateException("a log line could not hold " + url);
        }
    }
}
