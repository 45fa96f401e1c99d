package dev.keystile.servlet;

import dev.keystile.ApiKeys;
import dev.keystile.RejectionReason;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** Decides about a request: finds its key, has it verified once, and asks for scopes on every dispatch. */
final class Gate {
    private static final int MAX_ADDRESS = 64;

    private final ApiKeys apiKeys;
    private final ApiKeyFilterOptions options;
    /** Immutable, so that no request copies them. */
    private final Set<String> requiredScopes;

    Gate(ApiKeys apiKeys, ApiKeyFilterOptions options) {
        this.apiKeys = apiKeys;
        this.options = options;
        this.requiredScopes = Set.copyOf(options.requiredScopes());
    }

    Decision decide(HttpServletRequest request) {
        Verified known = Verified.find(request, apiKeys);
        if (known != null) {
            return again(request, known);
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
        return verified.key().scopes().containsAll(requiredScopes)
                ? new Decision.Admit(verified)
                : refuse(request, RejectionReason.INSUFFICIENT_SCOPE);
    }

    /** Bearer tokens are left to whoever they are for, but not one that came together with a token of ours. */
    private List<Credential> credentials(HttpServletRequest request) {
        List<Credential> found = options.extractor().extract(Hiding.unhide(request));
        boolean foreign = false;
        for (Credential credential : found) {
            if (credential.isShared()) {
                if (apiKeys.claims(credential.presentedKey())) {
                    return found;
                }
                foreign = true;
            }
        }
        return foreign ? found.stream().filter(each -> !each.isShared()).toList() : found;
    }

    private Decision verify(HttpServletRequest request, Credential credential) {
        Verification verification =
                apiKeys.verify(new VerificationRequest(credential.presentedKey(), address(request), requiredScopes));
        if (verification instanceof Verification.Accepted accepted) {
            return new Decision.Admit(new Verified(apiKeys, accepted.key(), credential, Verified.last(request)));
        }
        return new Decision.Refuse(((Verification.Rejected) verification).reason());
    }

    private Decision refuse(HttpServletRequest request, RejectionReason reason) {
        apiKeys.reportRejection(reason, null, address(request));
        return new Decision.Refuse(reason);
    }

    /** A Unix domain socket has no IP address, and a proxy may have been believed with garbage: both are unknown. */
    static @Nullable String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return address != null && isAddress(address) ? address : null;
    }

    /** What an address of either family can be made of, with a zone. */
    private static boolean isAddress(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!letterOrDigit && ".:%_-".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_ADDRESS;
    }
}
