package dev.keystile.servlet;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Decides about a request: finds its key, has it verified once, and asks for scopes on every dispatch. */
final class Gate {
    private final ApiKeys apiKeys;
    private final ApiKeyFilterOptions options;

    Gate(ApiKeys apiKeys, ApiKeyFilterOptions options) {
        this.apiKeys = apiKeys;
        this.options = options;
    }

    Decision decide(HttpServletRequest request) {
        Object known = request.getAttribute(Verified.ATTRIBUTE);
        if (known instanceof Verified verified && verified.by() == apiKeys) {
            return again(request, verified);
        }
        List<Credential> credentials = credentials(request);
        return switch (credentials.size()) {
            case 0 -> options.required() ? refuse(request, RejectionReason.MISSING) : new Decision.Anonymous();
            case 1 -> verify(request, credentials.get(0));
            default -> refuse(request, RejectionReason.AMBIGUOUS);
        };
    }

    /** A forward, include, error or async dispatch: the key is known, but this filter may ask more of it. */
    private Decision again(HttpServletRequest request, Verified verified) {
        return verified.key().scopes().containsAll(options.requiredScopes())
                ? new Decision.Admit(verified)
                : refuse(request, RejectionReason.INSUFFICIENT_SCOPE);
    }

    /** What is somebody else's is no key; but beside a key of ours, in the same header, it is one credential too many. */
    private List<Credential> credentials(HttpServletRequest request) {
        List<Credential> found = options.extractor().extract(Hiding.unhide(request));
        if (found.stream().noneMatch(this::isForeign)) {
            return found;
        }
        List<Credential> ours =
                found.stream().filter(credential -> !isForeign(credential)).toList();
        boolean sameHeader = found.stream().filter(Gate::isAuthorization).count() > 1;
        return sameHeader && ours.stream().anyMatch(Gate::isAuthorization) ? found : ours;
    }

    private static boolean isAuthorization(Credential credential) {
        return credential.place() == Credential.Place.AUTHORIZATION;
    }

    private boolean isForeign(Credential credential) {
        return credential.isShared() && !apiKeys.claims(credential.presentedKey());
    }

    private Decision verify(HttpServletRequest request, Credential credential) {
        Verification verification = apiKeys.verify(
                new VerificationRequest(credential.presentedKey(), address(request), options.requiredScopes()));
        if (verification instanceof Verification.Accepted accepted) {
            return new Decision.Admit(new Verified(apiKeys, accepted.key(), credential));
        }
        return new Decision.Refuse(((Verification.Rejected) verification).reason());
    }

    private Decision refuse(HttpServletRequest request, RejectionReason reason) {
        apiKeys.reportRejection(reason, null, request.getRemoteAddr());
        return new Decision.Refuse(reason);
    }

    /** A socket without an IP address, such as a Unix domain socket, has an unknown one. */
    private static @Nullable String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return address == null || address.isBlank() ? null : address;
    }
}
