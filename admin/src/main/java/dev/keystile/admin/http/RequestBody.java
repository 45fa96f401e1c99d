package dev.keystile.admin.http;

import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The bytes of a request, of the right type and not too many. */
final class RequestBody {
    static final int MAX_BYTES = 64 * 1024;

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private RequestBody() {}

    /** A body that has a type that is not JSON's is refused even if it is empty. */
    static byte[] read(HttpServletRequest request, int maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw Problem.of(ProblemType.TOO_LARGE);
        }
        byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw Problem.of(ProblemType.TOO_LARGE);
        }
        boolean typed = request.getContentType() != null;
        if ((typed || bytes.length > 0) && !isJson(request)) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json, in UTF-8.");
        }
        return bytes;
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return false;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", 2);
        String name = parts[0].strip();
        boolean known = name.equals(Json.TYPE) || (name.equals(MERGE_PATCH) && "PATCH".equals(request.getMethod()));
        return known && (parts.length == 1 || isUtf8(parts[1].strip()));
    }

    private static boolean isUtf8(@Nullable String parameter) {
        return List.of("charset=utf-8", "charset=\"utf-8\"").contains(parameter);
    }
}
