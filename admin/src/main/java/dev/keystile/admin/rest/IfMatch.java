package dev.keystile.admin.rest;

import dev.keystile.admin.http.Call;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.model.ApiKey;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** The version of a key as an entity tag (RFC 9110, sections 8.8.3 and 13.1.1), and the wish to change that version only. */
final class IfMatch {
    private static final String HEADER = "If-Match";

    private IfMatch() {}

    static String tag(ApiKey key) {
        return "\"" + key.version() + "\"";
    }

    /** Any version will do if the client names none. */
    static Consumer<ApiKey> optional(Call call) {
        Optional<String> tags = call.header(HEADER);
        return key -> {
            if (tags.isPresent() && !matches(tags.get(), key)) {
                throw Problem.of(ProblemType.PRECONDITION_FAILED);
            }
        };
    }

    /** Whoever writes over fields that others may have changed has to say what it has seen. */
    static Consumer<ApiKey> required(Call call) {
        if (call.header(HEADER).isEmpty()) {
            throw Problem.of(ProblemType.PRECONDITION_REQUIRED);
        }
        return optional(call);
    }

    private static boolean matches(String tags, ApiKey key) {
        return tags.strip().equals("*")
                || Arrays.stream(tags.split(",", -1)).map(String::strip).anyMatch(tag(key)::equals);
    }
}
