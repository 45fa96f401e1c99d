package dev.keystile.admin.http;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.admin.access.Caller;
import dev.keystile.admin.access.Callers;
import dev.keystile.admin.access.Need;
import dev.keystile.admin.access.SameOrigin;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.servlet.ApiKeyFilterOptions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Answers requests by the table of routes. Everything that needs a caller passes the application's own kind of filter first:
 * the verification of its key, and the refusals, are the ones that every other request meets.
 */
public final class Api {
    private static final String CALLER = "dev.keystile.admin.caller";

    private final ApiKeys apiKeys;
    private final Callers callers;
    private final Routes routes;
    private final Json json;
    private final Errors errors;
    private final ApiKeyFilter filter;

    /**
     * An API.
     *
     * @param apiKeys the keys
     * @param callers tells who calls
     * @param routes what there is
     * @param json reads bodies and writes problems
     */
    public Api(ApiKeys apiKeys, Callers callers, Routes routes, Json json) {
        this.apiKeys = apiKeys;
        this.callers = callers;
        this.routes = routes;
        this.json = json;
        this.errors = new Errors(json);
        this.filter = new ApiKeyFilter(
                apiKeys,
                ApiKeyFilterOptions.builder()
                        .required(false)
                        .permission(this::isKnown)
                        .realm("keystile")
                        .build());
    }

    /** What it finds is kept for {@link #answer}: an application's own look-up of owners is made once. */
    private boolean isKnown(HttpServletRequest request) {
        callers.find(request).ifPresent(caller -> request.setAttribute(CALLER, caller));
        return request.getAttribute(CALLER) instanceof Caller;
    }

    /**
     * Answers a request.
     *
     * @param path its address below the servlet's own
     * @param request the request
     * @param response its response
     * @throws IOException if the client is gone
     * @throws ServletException never, but the filter declares it
     */
    public void serve(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Routes.Match match = routes.find(request.getMethod(), path);
        if (match.route().need() == Need.NOTHING) {
            write(response, answer(match, request, Caller.nobody()));
            return;
        }
        if (ApiKeyFilter.apiKey(request).isPresent()) {
            refuse(response, ProblemType.NOT_CONFIGURED);
            return;
        }
        try {
            filter.doFilter(
                    request,
                    response,
                    (seen, unused) -> write(response, answerKnown(match, (HttpServletRequest) seen)));
        } catch (RuntimeException e) {
            fail(response, e);
        }
    }

    /**
     * The application's own look-up of owners failed, or the store while an answer was written. What has been sent of it
     * must not look whole.
     */
    private void fail(HttpServletResponse response, RuntimeException error) throws IOException {
        if (error instanceof UncheckedIOException gone) {
            throw gone.getCause();
        }
        Answer answer = errors.answer(error);
        if (response.isCommitted()) {
            throw new IOException("the answer broke off", error);
        }
        response.resetBuffer();
        write(response, answer);
    }

    /**
     * Refuses a request.
     *
     * @param response its response
     * @param type why
     * @throws IOException if the client is gone
     */
    public void refuse(HttpServletResponse response, ProblemType type) throws IOException {
        write(response, errors.answer(Problem.of(type)));
    }

    private Answer answerKnown(Routes.Match match, HttpServletRequest request) throws IOException {
        Caller caller = (Caller) request.getAttribute(CALLER);
        if (caller.ambient() && !SameOrigin.allows(request)) {
            return errors.answer(Problem.of(ProblemType.CROSS_SITE));
        }
        if (!match.route().need().isMetBy(caller)) {
            apiKeys.reportRejection(RejectionReason.PERMISSION_DENIED, caller.keyId(), null);
            return errors.answer(Problem.of(ProblemType.PERMISSION_DENIED));
        }
        return answer(match, request, caller);
    }

    private Answer answer(Routes.Match match, HttpServletRequest request, Caller caller) throws IOException {
        try {
            return match.route().handler().handle(new Call(request, caller, match.path(), json));
        } catch (RuntimeException e) {
            return errors.answer(e);
        }
    }

    /** The filter said how caches are to treat the answers of an application; ours are for no cache at all. */
    private static void write(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Cache-Control", "no-store");
        answer.headers().forEach(response::setHeader);
        Body body = answer.body();
        if (body != null) {
            response.setContentType(body.type());
            body.content().writeTo(response.getOutputStream());
        }
    }
}
