package dev.keystile.cli;

import dev.keystile.KeyFormat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What secret scanners want to know of keys.
 *
 * @param prefix the prefix of the keys
 * @param regex what they look like
 * @param example a key that no store has
 */
record Patterns(String prefix, String regex, String example) {
    static Patterns of(KeyFormat format) {
        return new Patterns(format.prefix(), format.scannerPattern(), format.newKey(format.newId()));
    }

    /** For the form "New custom pattern": what stands before and after a secret has fields of its own there. */
    String github() {
        return """
                Pattern name:   %s
                Secret format:  %s
                Before secret:  \\A|[^0-9A-Za-z]
                After secret:   \\z|[^0-9A-Za-z]
                Test string:    %s
                """.formatted(ruleName(), withoutBoundaries(), example);
    }

    String gitleaks() {
        return """
                [[rules]]
                id = "%s"
                description = "API key with the prefix %s"
                regex = '''%s'''
                keywords = ["%s_"]
                """.formatted(ruleName(), prefix, regex, prefix);
    }

    String trufflehog() {
        return """
                detectors:
                  - name: %s
                    keywords:
                      - %s_
                    regex:
                      key: '%s'
                """.formatted(ruleName(), prefix, regex);
    }

    Map<String, Object> json() {
        Map<String, Object> github = new LinkedHashMap<>();
        github.put("patternName", ruleName());
        github.put("secretFormat", withoutBoundaries());
        github.put("beforeSecret", "\\A|[^0-9A-Za-z]");
        github.put("afterSecret", "\\z|[^0-9A-Za-z]");
        github.put("testString", example);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("prefix", prefix);
        json.put("regex", regex);
        json.put("github", github);
        json.put("gitleaks", gitleaks());
        json.put("trufflehog", trufflehog());
        return json;
    }

    private String ruleName() {
        return "api-key-" + prefix.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String withoutBoundaries() {
        return regex.replace("\\b", "");
    }
}
