package dev.keystile.cli;

import dev.keystile.model.ApiKeySpec;
import dev.keystile.model.RateLimit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What of a key is to change, and into what. What is not given is {@code null}; an empty value clears. */
final class Changes {
    @Option(names = "--name", paramLabel = "NAME", order = 1, description = "Another name.")
    private @Nullable String name;

    @Option(names = "--owner", paramLabel = "OWNER", order = 2, description = "Another owner; '' for nobody's.")
    private @Nullable String owner;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            order = 3,
            description = "The scopes in place of the present ones; may be repeated. '' for none.")
    private @Nullable List<String> scopes;

    @Option(names = "--add-scope", paramLabel = "SCOPE", order = 4, description = "One scope more; may be repeated.")
    private @Nullable List<String> addedScopes;

    @Option(names = "--remove-scope", paramLabel = "SCOPE", order = 5, description = "One scope less; may be repeated.")
    private @Nullable List<String> removedScopes;

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            order = 6,
            description =
                    "When it ends: 90d (from now), 2027-01-31 (from 00:00 UTC), an instant in ISO 8601, or never.")
    private @Nullable Moment expires;

    @Option(
            names = "--network",
            paramLabel = "CIDR",
            order = 7,
            description = "The networks in place of the present ones; may be repeated. '' for anywhere.")
    private @Nullable List<String> networks;

    @Option(
            names = "--rate-limit",
            paramLabel = "N/SPAN",
            order = 8,
            description = "The rate limits in place of the present ones, such as 100/1m; may be repeated. '' for none.")
    private @Nullable List<String> rateLimits;

    @Option(
            names = "--metadata",
            paramLabel = "NAME=VALUE",
            order = 9,
            description = "One entry more, or another value; may be repeated.")
    private @Nullable Map<String, String> metadata;

    @Option(
            names = "--remove-metadata",
            paramLabel = "NAME",
            order = 10,
            description = "One entry less; may be repeated.")
    private @Nullable List<String> removedMetadata;

    /** An update of nothing is a mistake. */
    void requireSome() {
        boolean none = Stream.of(
                        name,
                        owner,
                        scopes,
                        addedScopes,
                        removedScopes,
                        expires,
                        networks,
                        rateLimits,
                        metadata,
                        removedMetadata)
                .allMatch(Objects::isNull);
        if (none) {
            throw Failure.usage("nothing is to be changed: give at least one option, such as --name");
        }
        Origin.requireFree(metadata == null ? Set.of() : metadata.keySet());
        Origin.requireFree(orEmpty(removedMetadata));
    }

    ApiKeySpec apply(ApiKeySpec spec, Instant now) {
        return new ApiKeySpec(
                name == null ? spec.name() : name,
                owner == null ? spec.owner() : owner(owner),
                scopes(spec.scopes()),
                metadata(spec.metadata()),
                expires == null ? spec.expiresAt() : expires.after(now),
                networks == null ? spec.allowedNetworks() : given(networks).toList(),
                rateLimits == null ? spec.rateLimits() : limits(rateLimits));
    }

    private static @Nullable String owner(String given) {
        return given.isEmpty() ? null : given;
    }

    private Set<String> scopes(Set<String> present) {
        Set<String> changed =
                new TreeSet<>(scopes == null ? present : given(scopes).toList());
        changed.addAll(orEmpty(addedScopes));
        changed.removeAll(orEmpty(removedScopes));
        return changed;
    }

    private Map<String, String> metadata(Map<String, String> present) {
        Map<String, String> changed = new TreeMap<>(present);
        changed.putAll(metadata == null ? Map.of() : metadata);
        changed.keySet().removeAll(orEmpty(removedMetadata));
        return changed;
    }

    private static List<RateLimit> limits(List<String> texts) {
        return given(texts).map(new Limits()::convert).toList();
    }

    private static Stream<String> given(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty());
    }

    private static Collection<String> orEmpty(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
