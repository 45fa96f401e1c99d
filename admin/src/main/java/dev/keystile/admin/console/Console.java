package dev.keystile.admin.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Map;

/** Serves the files of the web console. They are the same for everybody, and hold no key. */
public final class Console {
    /**
     * The page may run our scripts and talk to our API, and nothing else: no inline script or style, no markup made of text
     * (Trusted Types), nothing from elsewhere, no frame around it.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final Map<String, StaticFile> files = ConsoleFiles.read();

    /** Reads the files. Safe for use by several threads. */
    public Console() {}

    /**
     * Answers a request for a file.
     *
     * @param path its address below the servlet's own; {@code null} without the slash behind the servlet's own
     * @param request the request
     * @param response its response, with the headers of all answers
     * @return whether there is such a file; if not, nothing was answered
     * @throws IOException if the client is gone
     */
    public boolean serve(@Nullable String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (path == null) {
            toIndex(request, response);
            return true;
        }
        StaticFile file = files.get(path);
        if (file == null) {
            return false;
        }
        answer(path, file, request, response);
        return true;
    }

    /** Addresses in the page are relative to a slash. Relative here too: only a proxy knows what is in front of the path. */
    private static void toIndex(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getServletPath();
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", "." + path.substring(path.lastIndexOf('/')) + "/");
    }

    private static void answer(String path, StaticFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean head = "HEAD".equals(request.getMethod());
        if (!head && !"GET".equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!path.equals(ConsoleFiles.INDEX) && isKnown(file, request, response)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        response.setContentLength(file.length());
        if (!head) {
            file.writeTo(response.getOutputStream());
        }
    }

    /** Scripts and styles may be kept, but are asked for each time, so that an upgrade never mixes old files with new. */
    private static boolean isKnown(StaticFile file, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", file.tag());
        String known = request.getHeader("If-None-Match");
        return known != null && known.contains(file.tag());
    }
}
