package dev.keystile.admin.leaks.github;

import dev.keystile.admin.http.Call;
import dev.keystile.admin.problem.Problem;
import dev.keystile.admin.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.regex.Pattern;

/** Lets through what the reporter signed. What is wrong with anything else, it does not tell. */
final class SignatureCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SignatureCheck.class);
    private static final String IDENTIFIER_HEADER = "Github-Public-Key-Identifier";
    private static final String SIGNATURE_HEADER = "Github-Public-Key-Signature";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    /** Two numbers of 32 bytes in DER have 72 bytes at most, 96 characters in base64. */
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9+/]{8,96}={0,2}");

    private static final String RETRY_AFTER_SECONDS = String.valueOf(SigningKeys.PAUSE_AFTER_FAILURE.toSeconds());

    private final SigningKeys keys;

    SignatureCheck(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Reads the body of a report that is signed. The key is looked for first: without one, the body is not even read.
     *
     * @throws Problem if the signature is missing or wrong, or the keys cannot be read
     */
    byte[] body(Call call, int maxBytes) throws IOException {
        PublicKey key = key(header(call, IDENTIFIER_HEADER, IDENTIFIER));
        byte[] signature = signature(header(call, SIGNATURE_HEADER, SIGNATURE));
        byte[] body = call.bytes(maxBytes);
        if (!P256.verify(key, signature, body)) {
            throw invalid();
        }
        return body;
    }

    private static String header(Call call, String name, Pattern pattern) {
        return call.header(name)
                .filter(value -> pattern.matcher(value).matches())
                .orElseThrow(SignatureCheck::invalid);
    }

    private PublicKey key(String identifier) {
        try {
            return keys.find(identifier).orElseThrow(SignatureCheck::invalid);
        } catch (IOException e) {
            LOG.debug("A leak report cannot be checked", e);
            throw Problem.of(ProblemType.SIGNING_KEYS_UNAVAILABLE).header("Retry-After", RETRY_AFTER_SECONDS);
        }
    }

    private static byte[] signature(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.of(ProblemType.INVALID_SIGNATURE);
    }
}
