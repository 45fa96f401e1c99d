package dev.keystile.benchmarks.http;

import jakarta.servlet.Filter;
import org.pac4j.core.config.Config;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.credentials.TokenCredentials;
import org.pac4j.core.credentials.authenticator.Authenticator;
import org.pac4j.core.exception.CredentialsException;
import org.pac4j.core.profile.CommonProfile;
import org.pac4j.http.client.direct.HeaderClient;
import org.pac4j.jee.filter.SecurityFilter;

import java.util.Optional;

/** pac4j's client for a key in a header, with its defaults. */
final class Pac4j {
    private Pac4j() {}

    static Filter filter(GoodKeys keys) {
        SharedLookup lookup = keys.lookup();
        Authenticator authenticator = (context, credentials) -> authenticated(lookup, (TokenCredentials) credentials);
        HeaderClient client = new HeaderClient("X-API-Key", authenticator);
        return new SecurityFilter(new Config(client), "HeaderClient");
    }

    private static Optional<Credentials> authenticated(SharedLookup lookup, TokenCredentials credentials) {
        String owner = lookup.owner(credentials.getToken()).orElseThrow(() -> new CredentialsException("unknown key"));
        CommonProfile profile = new CommonProfile();
        profile.setId(owner);
        credentials.setUserProfile(profile);
        return Optional.of(credentials);
    }
}
