package dev.keystile.admin;

import dev.keystile.admin.leaks.LeakReports;
import dev.keystile.admin.rest.MinuteCounts;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How an {@link AdminServlet} works, and who has access: nobody unless it is said here. Immutable.
 *
 * @param keys see {@link Builder#keys}
 * @param role see {@link Builder#role}
 * @param ownerResolver see {@link Builder#selfService}
 * @param ownersScopes see {@link Builder#selfService}
 * @param leakReports see {@link Builder#leakReports}
 * @param verificationCounts see {@link Builder#verificationCounts}
 * @param clock see {@link Builder#clock}
 */
public record AdminOptions(
        boolean keys,
        @Nullable String role,
        @Nullable OwnerResolver ownerResolver,
        Set<String> ownersScopes,
        @Nullable LeakReports leakReports,
        @Nullable VerificationCounts verificationCounts,
        InstantSource clock) {
    /** Copies the scopes. */
    public AdminOptions {
        ownersScopes = Set.copyOf(ownersScopes);
        Objects.requireNonNull(clock, "clock");
    }

    /** Whether anybody has access. */
    boolean giveAccess() {
        return keys || role != null || ownerResolver != null || leakReports != null;
    }

    List<MinuteCounts> verificationsUntil(Instant now) {
        return verificationCounts == null ? List.of() : verificationCounts.until(now);
    }

    OwnerResolver owners() {
        return ownerResolver == null ? request -> Optional.empty() : ownerResolver;
    }

    /**
     * Starts with the defaults, which give access to nobody.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds options. Not safe for use by several threads. */
    public static final class Builder {
        private boolean keys;
        private @Nullable String role;
        private @Nullable OwnerResolver ownerResolver;
        private Set<String> ownersScopes = Set.of();
        private @Nullable LeakReports leakReports;
        private @Nullable VerificationCounts verificationCounts;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * Gives access to keys with a scope for it: {@code keystile:read}, {@code keystile:issue}, {@code keystile:revoke} or
         * {@code keystile:admin}. A key with an owner manages keys of this owner only.
         *
         * @return this builder
         */
        public Builder keys() {
            keys = true;
            return this;
        }

        /**
         * Gives access, with every right, to users in a role of the container.
         *
         * @param value the role
         * @return this builder
         */
        public Builder role(String value) {
            role = Objects.requireNonNull(value, "role");
            return this;
        }

        /**
         * Gives owners access to their own keys: to see, issue, change, rotate, switch and revoke them.
         *
         * @param resolver tells which owner a request is from
         * @param scopes the scopes that their keys may hold
         * @return this builder
         */
        public Builder selfService(OwnerResolver resolver, String... scopes) {
            ownerResolver = Objects.requireNonNull(resolver, "resolver");
            ownersScopes = Set.of(scopes);
            return this;
        }

        /**
         * Takes reports of leaked keys at {@code api/v1/leaks}, in the protocol of GitHub's secret scanning partner program.
         * Nobody else gets access by it.
         *
         * @param value whose reports are believed, and what is done
         * @return this builder
         */
        public Builder leakReports(LeakReports value) {
            leakReports = Objects.requireNonNull(value, "leakReports");
            return this;
        }

        /**
         * Sets the counts that the statistics show; none unless set.
         *
         * @param value the counts, which are told of verifications as a listener
         * @return this builder
         */
        public Builder verificationCounts(VerificationCounts value) {
            verificationCounts = Objects.requireNonNull(value, "verificationCounts");
            return this;
        }

        /**
         * Sets the clock, for tests; the system's unless set.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         */
        public AdminOptions build() {
            return new AdminOptions(keys, role, ownerResolver, ownersScopes, leakReports, verificationCounts, clock);
        }
    }
}
