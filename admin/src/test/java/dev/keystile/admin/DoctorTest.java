package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.admin.Http.Reply;
import dev.keystile.model.ApiKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators are told of a real database. */
class DoctorTest {
    private static final String DOCTOR = "/admin/api/v1/doctor";

    private final ApiKeys apiKeys = ApiKeys.open("jdbc:h2:mem:doctor;DB_CLOSE_DELAY=-1");
    private final AdminServer server = new AdminServer(
            new AdminServlet(apiKeys, AdminOptions.builder().keys().build()));

    @AfterEach
    void stop() {
        server.close();
        apiKeys.close();
    }

    private Reply asked(ApiKeySpec spec) {
        try (Http client =
                new Http(server.port(), "X-API-Key: " + apiKeys.issue(spec).plaintext())) {
            return client.get(DOCTOR);
        }
    }

    @Test
    void it_tells_what_the_store_finds_of_itself() {
        JsonNode doctor =
                asked(ApiKeySpec.named("operator").withScopes("keystile:admin")).json();
        assertThat(doctor.get("healthy").asBoolean()).isTrue();
        assertThat(doctor.get("findings")
                        .valueStream()
                        .map(finding -> finding.get("subject").asString()))
                .contains("connection", "schema");
        assertThat(doctor.get("findings")
                        .valueStream()
                        .map(finding -> finding.get("severity").asString()))
                .doesNotContain("error");
    }

    @Test
    void it_tells_nobody_else() {
        assertThat(asked(ApiKeySpec.named("reader").withScopes("keystile:read")).status())
                .isEqualTo(403);
        assertThat(asked(ApiKeySpec.named("of acme").withOwner("acme").withScopes("keystile:admin"))
                        .status())
                .isEqualTo(403);
    }
}
