package dev.keystile.admin.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of errors has the problems that there are, and no others. */
class ErrorsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d{3}) \\| `(\\w+)` \\|");

    private static List<String> rows() throws IOException {
        String page = Files.readString(Path.of("../docs/errors.md"));
        String ours = page.substring(page.indexOf("## What the admin API answers"));
        return ROW.matcher(ours).results().map(ErrorsPageTest::row).toList();
    }

    private static String row(MatchResult match) {
        return match.group(1) + " " + match.group(2);
    }

    private static String row(ProblemType type) {
        return type.status() + " " + type.code();
    }

    @ParameterizedTest
    @EnumSource
    void each_problem_has_a_row(ProblemType type) throws IOException {
        assertThat(rows()).contains(row(type));
    }

    @Test
    void each_row_has_a_problem() throws IOException {
        assertThat(Arrays.stream(ProblemType.values()).map(ErrorsPageTest::row)).containsAll(rows());
    }
}
