package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.spi.KeyStore;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;

import java.security.Principal;
import java.util.Optional;

/** The Java code of docs/admin-api.md, word for word; {@link DocumentedAdminTest} runs it. */
final class DocumentedAdmin {
    private DocumentedAdmin() {}

    static void mount(ServletContext servletContext, ApiKeys apiKeys) {
        AdminOptions options = AdminOptions.builder().keys().role("operator").build();
        ServletRegistration.Dynamic admin = servletContext.addServlet("keys-admin", new AdminServlet(apiKeys, options));
        admin.addMapping("/admin/*");
        admin.setLoadOnStartup(1);
    }

    static String firstKey(ApiKeys apiKeys) {
        IssuedKey first = apiKeys.issue(ApiKeySpec.named("operator").withScopes("keystile:admin"));
        return first.plaintext();
    }

    static AdminOptions selfService() {
        AdminOptions options = AdminOptions.builder()
                .selfService(
                        request ->
                                Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName),
                        "orders:read",
                        "orders:write")
                .build();
        return options;
    }

    static AdminOptions counting(KeyStore store) {
        VerificationCounts counts = new VerificationCounts();
        ApiKeys apiKeys = ApiKeys.builder(store).listener(counts).build();
        AdminOptions options =
                AdminOptions.builder().keys().verificationCounts(counts).build();
        apiKeys.close();
        return options;
    }
}
