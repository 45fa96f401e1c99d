package dev.keystile.admin.http;

import dev.keystile.admin.access.Caller;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request to a route, and who sent it. */
public final class Call {
    private final HttpServletRequest request;
    private final Caller caller;
    private final Map<String, String> path;
    private final Json json;

    Call(HttpServletRequest request, Caller caller, Map<String, String> path, Json json) {
        this.request = request;
        this.caller = caller;
        this.path = path;
        this.json = json;
    }

    /**
     * Tells who calls: somebody who has what the route needs.
     *
     * @return the caller
     */
    public Caller caller() {
        return caller;
    }

    /**
     * Tells the request, for what is not JSON.
     *
     * @return the request
     */
    public HttpServletRequest request() {
        return request;
    }

    /**
     * Tells a part of the address.
     *
     * @param name the segment in braces
     * @return what stands in its place: anything that a client sent
     */
    public String path(String name) {
        return path.getOrDefault(name, "");
    }

    /**
     * Reads the parameters of the address.
     *
     * @param known those that there are
     * @return the parameters
     * @throws Problem if there are others, or one is repeated
     */
    public Query query(String... known) {
        return Query.parse(request.getQueryString(), Set.of(known));
    }

    /**
     * Reads the body, of at most 64 KiB.
     *
     * @return its JSON object; an empty one if there is no body
     * @throws Problem if it is too large, or anything else than a JSON object
     * @throws IOException if it cannot be read to its end
     */
    public ObjectNode body() throws IOException {
        byte[] bytes = bytes(RequestBody.MAX_BYTES);
        return bytes.length == 0 ? json.object() : json.read(bytes);
    }

    /**
     * Reads the body as it is.
     *
     * @param maxBytes how large it may be
     * @return the bytes
     * @throws Problem if it is too large, or says that it is anything else than JSON
     * @throws IOException if it cannot be read to its end
     */
    public byte[] bytes(int maxBytes) throws IOException {
        return RequestBody.read(request, maxBytes);
    }

    /**
     * Reads a header.
     *
     * @param name its name
     * @return its value, or empty if it is absent
     * @throws Problem if it is repeated
     */
    public Optional<String> header(String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw Problem.of(ProblemType.INVALID_PARAMETER, "Send the header once.")
                    .field(name);
        }
        return values.stream().findFirst();
    }
}
