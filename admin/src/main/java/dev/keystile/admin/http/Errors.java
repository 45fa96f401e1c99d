package dev.keystile.admin.http;

import dev.keystile.ConcurrentChangeException;
import dev.keystile.KeyNotFoundException;
import dev.keystile.KeyRevokedException;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.spi.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes answers of errors. */
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final String TYPE = "application/problem+json";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Json json;

    Errors(Json json) {
        this.json = json;
    }

    Answer answer(RuntimeException error) {
        return answer(problem(error));
    }

    private static Problem problem(RuntimeException error) {
        if (error instanceof Problem problem) {
            return problem;
        }
        if (error instanceof KeyNotFoundException) {
            return Problem.of(ProblemType.NOT_FOUND);
        }
        if (error instanceof KeyRevokedException) {
            return Problem.of(ProblemType.KEY_REVOKED);
        }
        if (error instanceof ConcurrentChangeException) {
            return Problem.of(ProblemType.CONFLICT);
        }
        LOG.error("A request to the admin API failed", error);
        return error instanceof StoreException
                ? Problem.of(ProblemType.STORE_UNAVAILABLE).header("Retry-After", RETRY_AFTER_SECONDS)
                : Problem.of(ProblemType.INTERNAL);
    }

    private Answer answer(Problem problem) {
        ObjectNode node = json.object();
        node.put("type", problem.type().uri());
        node.put("title", problem.type().title());
        node.put("status", problem.type().status());
        node.put("detail", problem.detail());
        node.put("code", problem.type().code());
        if (problem.field() != null) {
            node.put("field", problem.field());
        }
        if (problem.keyId() != null) {
            node.put("keyId", problem.keyId());
        }
        return new Answer(
                problem.type().status(),
                problem.headers(),
                new Body(TYPE, json.body(node).content()));
    }
}
