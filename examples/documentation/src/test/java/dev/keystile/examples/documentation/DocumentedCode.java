package dev.keystile.examples.documentation;

import dev.keystile.ApiKeys;
import dev.keystile.AuditLog;
import dev.keystile.Hashers;
import dev.keystile.IssuedKey;
import dev.keystile.KeyFormat;
import dev.keystile.Peppers;
import dev.keystile.Verification;
import dev.keystile.VerificationRequest;
import dev.keystile.admin.AdminOptions;
import dev.keystile.admin.AdminServlet;
import dev.keystile.admin.leaks.LeakPolicy;
import dev.keystile.admin.leaks.LeakReports;
import dev.keystile.admin.leaks.LeakResponse;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.servlet.ApiKeyFilter;
import dev.keystile.servlet.ApiKeyFilterOptions;
import dev.keystile.servlet.Credential;
import dev.keystile.servlet.KeyExtractor;
import dev.keystile.servlet.Permission;
import dev.keystile.spi.KeyStore;
import dev.keystile.spi.StoreConfig;
import dev.keystile.store.jdbc.JdbcKeyStore;
import dev.keystile.store.jdbc.JdbcKeyStoreProvider;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import javax.sql.DataSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The Java code of README and docs, word for word: {@link DocumentationTest} compares, {@link DocumentedCodeTest} runs it. */
final class DocumentedCode {
    private DocumentedCode() {}

    /** README, "In code". */
    static ApiKeys registerInCode(ServletContext servletContext) {
        ApiKeys apiKeys = ApiKeys.open("jdbc:h2:file:./keys");
        ApiKeyFilterOptions options =
                ApiKeyFilterOptions.builder().requiredScopes("orders:read").build();
        FilterRegistration.Dynamic filter = servletContext.addFilter("apiKeys", new ApiKeyFilter(apiKeys, options));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/api/*");
        return apiKeys;
    }

    /** README, "and behind the filter". */
    static void behindTheFilter(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ApiKey key = ApiKeyFilter.apiKey(request).orElseThrow();
        response.getWriter().println("Hello, " + key.name() + " of " + key.owner());
    }

    /** README, "Without a servlet". */
    static void withoutServlet() {
        try (ApiKeys apiKeys = ApiKeys.open("jdbc:h2:file:./keys")) {
            String plaintext;
            try (IssuedKey issued =
                    apiKeys.issue(ApiKeySpec.named("CI").withOwner("acme").withScopes("orders:read"))) {
                plaintext = issued.plaintext(); // show it once; only its hash is kept
            }
            Verification verification = apiKeys.verify(VerificationRequest.of(plaintext));
            if (verification instanceof Verification.Accepted accepted) {
                apiKeys.revoke(accepted.key().id(), "the contract ended");
            }
        }
    }

    /** README, "Managing keys". */
    static void mountAdmin(ServletContext servletContext, ApiKeys apiKeys) {
        AdminOptions options = AdminOptions.builder().keys().build();
        servletContext.addServlet("admin", new AdminServlet(apiKeys, options)).addMapping("/admin/*");
    }

    /** docs/getting-started.md, "A key". */
    static void firstKey() {
        try (ApiKeys apiKeys = ApiKeys.open("jdbc:h2:file:./keys");
                IssuedKey issued = apiKeys.issue(ApiKeySpec.named("my first key"))) {
            System.out.println("API key: " + issued.plaintext());
        }
    }

    /** docs/configuration.md. */
    static ApiKeys withSettings() {
        ApiKeys apiKeys = ApiKeys.builder(Map.of("keystile.store.url", "jdbc:h2:file:./keys"), System.getenv())
                .build();
        return apiKeys;
    }

    /** docs/filter.md, "choose where keys come from". */
    static ApiKeyFilterOptions otherPlaces() {
        ApiKeyFilterOptions options = ApiKeyFilterOptions.builder()
                .extractor(KeyExtractor.firstOf(KeyExtractor.authorization("Token"), KeyExtractor.header("X-Acme-Key")))
                .build();
        return options;
    }

    /** docs/filter.md, "A place of your own". */
    static KeyExtractor ownPlace() {
        KeyExtractor ownPlace = request -> request.getAttribute("grpc.key") instanceof String key
                ? List.of(new Credential(key, Credential.Place.OTHER, "grpc.key"))
                : List.of();
        return ownPlace;
    }

    /** docs/filter.md, "use keys beside user login". */
    static ApiKeyFilterOptions besideLogin() {
        ApiKeyFilterOptions options = ApiKeyFilterOptions.builder()
                .required(false)
                .permission(Permission.hasScope("orders:read").or(Permission.authenticated()))
                .build();
        return options;
    }

    /** docs/keys.md, "What is kept". */
    static ApiKeys peppered(byte[] newSecret, byte[] oldSecret) {
        Peppers peppers = Peppers.current("p2", newSecret).retiring("p1", oldSecret);
        ApiKeys apiKeys = ApiKeys.builder(StoreConfig.of("jdbc:h2:file:./keys"))
                .format(KeyFormat.of("acme_live"))
                .hasher(Hashers.hmacSha256(peppers))
                .acceptHasher(Hashers.sha256()) // until the last key without a pepper has been used
                .build();
        return apiKeys;
    }

    /** docs/keys.md, "How a key lives". */
    static ApiKey life(ApiKeys apiKeys, Consumer<String> holder) {
        ApiKey key = apiKeys.issue(ApiKeySpec.named("CI")
                        .withOwner("acme")
                        .withScopes("orders:read")
                        .withMetadata(Map.of("ticket", "OPS-17"))
                        .withExpiresAt(Instant.now().plus(Duration.ofDays(90)))
                        .withAllowedNetworks("203.0.113.0/24"))
                .key();
        apiKeys.update(key.id(), spec -> spec.withScopes("orders:read", "orders:write"));
        try (IssuedKey rotated = apiKeys.rotate(key.id(), Duration.ofHours(24))) {
            holder.accept(rotated.plaintext());
        }
        return key;
    }

    /** docs/keys.md, "Your own rule". */
    static ApiKeys ownRule(Set<String> suspendedOwners) {
        ApiKeys apiKeys = ApiKeys.builder(StoreConfig.of("memory:"))
                .acceptIf(key -> !suspendedOwners.contains(key.owner()))
                .listener(new AuditLog())
                .build();
        return apiKeys;
    }

    /** docs/leaks.md, "Reports from GitHub". */
    static void leakReports(ServletContext servletContext, ApiKeys apiKeys) {
        AdminOptions options = AdminOptions.builder()
                .keys()
                .leakReports(LeakReports.fromGitHub(LeakPolicy.revoke()))
                .build();
        servletContext.addServlet("admin", new AdminServlet(apiKeys, options)).addMapping("/admin/*");
    }

    /** docs/leaks.md, "The policy". */
    static LeakPolicy ownPolicy() {
        LeakPolicy policy = leak -> leak.key().scopes().contains("payments:write")
                ? new LeakResponse.Revoke()
                : new LeakResponse.ExpireIn(Duration.ofHours(24));
        return policy;
    }

    /** docs/stores/jdbc.md, "use a database server". */
    static KeyStore databaseServer(String password) {
        KeyStore store = new JdbcKeyStoreProvider()
                .open(StoreConfig.of("jdbc:postgresql://db/app")
                        .with("username", "keystile")
                        .with("password", password));
        return store;
    }

    /** docs/stores/jdbc.md, "use the pool that my application has". */
    static JdbcKeyStore ownPool(DataSource dataSource) {
        JdbcKeyStore store = JdbcKeyStore.builder(dataSource).build();
        return store;
    }
}
