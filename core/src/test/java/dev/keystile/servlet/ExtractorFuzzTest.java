package dev.keystile.servlet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

import java.nio.charset.StandardCharsets;

/**
 * Runs the inputs that are kept in the test resources. With the environment variable {@code JAZZER_FUZZ=1} it looks for new
 * ones. Jazzer instruments the whole process, so the build gives it one of its own.
 */
@Tag("fuzz")
class ExtractorFuzzTest {
    @FuzzTest
    void s08_anything_in_a_request_is_read_without_an_exception(byte[] data) {
        AnyRequest.check(new String(data, StandardCharsets.ISO_8859_1));
        AnyRequest.check(new String(data, StandardCharsets.UTF_8));
    }
}
