package dev.keystile.cli;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.KeyQuery;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code keystile issue}. */
@Command(
        name = "issue",
        header = "Issues a key, and prints it once.",
        description = "The key goes to standard output alone: KEY=$$(keystile issue CI) catches it.",
        footer = {
            "",
            "Examples:",
            "  keystile issue CI --owner acme --scope orders:read --scope orders:write --expires 90d",
            "  KEY=$(keystile issue -q 'nightly job' --network 10.0.0.0/8)"
        },
        mixinStandardHelpOptions = true)
final class IssueCommand implements Runnable {
    private final Session session;

    @Mixin
    private StoreOptions store;

    @Mixin
    private PlaintextOutput output;

    @Parameters(paramLabel = "NAME", description = "What the key is called.")
    private String name = "";

    @Option(names = "--owner", paramLabel = "OWNER", order = 1, description = "Whose it is.")
    private @Nullable String owner;

    @Option(names = "--scope", paramLabel = "SCOPE", order = 2, description = "What it may do; may be repeated.")
    private Set<String> scopes = new LinkedHashSet<>();

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            order = 3,
            description =
                    "When it ends: 90d, 2027-01-31 (from 00:00 UTC) or an instant in ISO 8601. Never unless given.")
    private @Nullable Moment expires;

    @Option(
            names = "--network",
            paramLabel = "CIDR",
            order = 4,
            description = "Where it may be used from, such as 203.0.113.0/24; may be repeated. Anywhere unless given.")
    private List<String> networks = List.of();

    @Option(
            names = "--rate-limit",
            paramLabel = "N/SPAN",
            order = 5,
            description = "How often it may be used, such as 100/1m; may be repeated.")
    private List<RateLimit> rateLimits = List.of();

    @Option(
            names = "--metadata",
            paramLabel = "NAME=VALUE",
            order = 6,
            description = "Data of the application's own; may be repeated.")
    private Map<String, String> metadata = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    IssueCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ApiKeySpec spec = spec();
        try (ApiKeys keys = store.open()) {
            Optional<ApiKey> former = newest(keys);
            try (IssuedKey issued = keys.issue(spec)) {
                output.print(issued, "Issued");
                former.ifPresent(key -> warnIfUnlike(key, issued.key()));
            }
        }
    }

    private ApiKeySpec spec() {
        Origin.requireFree(metadata.keySet());
        Instant expiresAt = expires == null ? null : expires.after(session.now());
        return new ApiKeySpec(name, owner, scopes, Origin.issuedHere(metadata), expiresAt, networks, rateLimits);
    }

    private Optional<ApiKey> newest(ApiKeys keys) {
        return keys.list(KeyQuery.all(session.now()).withLimit(1)).items().stream()
                .findFirst();
    }

    /** Settings that differ from the application's make keys that it refuses, which shows late. */
    private void warnIfUnlike(ApiKey former, ApiKey issued) {
        String formerHash = former.currentSecret().algorithm();
        String hash = issued.currentSecret().algorithm();
        if (!former.prefix().equals(issued.prefix())) {
            session.warn("the key issued before has the prefix '" + former.prefix() + "', this one '" + issued.prefix()
                    + "': make sure that KEYSTILE_KEY_PREFIX is here what it is in the application");
        }
        if (!formerHash.equals(hash)) {
            session.warn("the key issued before is hashed with " + formerHash + ", this one with " + hash
                    + ": make sure that KEYSTILE_HASH_PEPPERS is here what it is in the application");
        }
    }
}
