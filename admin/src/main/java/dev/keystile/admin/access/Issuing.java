package dev.keystile.admin.access;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.DuplicateKeyException;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Issues keys that tell who issued them, and at most one for each token of a caller. */
final class Issuing {
    private final ApiKeys apiKeys;
    private final Caller caller;

    Issuing(ApiKeys apiKeys, Caller caller) {
        this.apiKeys = apiKeys;
        this.caller = caller;
    }

    /** The spec was checked as it was made: what is left for an argument to be wrong in is the time. */
    IssuedKey issue(ApiKeySpec spec, @Nullable String token) {
        ApiKeySpec signed = signed(spec);
        try {
            return token == null ? apiKeys.issue(signed) : issueOnce(signed, ofCaller(token));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.INVALID_FIELD, "The time has passed: the key would never be accepted.")
                    .field("expiresAt");
        }
    }

    private ApiKeySpec signed(ApiKeySpec spec) {
        Map<String, String> metadata = new TreeMap<>(spec.metadata());
        metadata.put(Reserved.CREATED_BY, caller.identity());
        try {
            return spec.withMetadata(metadata);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.INVALID_FIELD, "The metadata leaves no room for who issued the key.")
                    .field("metadata");
        }
    }

    private IssuedKey issueOnce(ApiKeySpec spec, String token) {
        try {
            return apiKeys.issue(spec, token);
        } catch (DuplicateKeyException e) {
            throw Problem.of(ProblemType.ALREADY_ISSUED).keyId(apiKeys.idFor(token));
        } catch (UnsupportedOperationException e) {
            throw Problem.of(ProblemType.INVALID_PARAMETER, "The format of this application's keys knows no tokens.")
                    .field("Idempotency-Key");
        }
    }

    /** The length tells where the caller ends and its token begins: no caller uses up the tokens of another. */
    private String ofCaller(String token) {
        String identity = caller.identity();
        return identity.length() + " " + identity + " " + token;
    }
}
