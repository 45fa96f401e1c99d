package dev.keystile.admin;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keystile.ApiKeys;
import dev.keystile.admin.Http.Reply;
import dev.keystile.model.ApiKeySpec;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The OpenAPI document is valid, and every answer is as it says. */
class OpenApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String API = "/admin/api/v1";

    private final ApiKeys apiKeys = ApiKeys.open("memory:");
    private final AdminServlet servlet =
            new AdminServlet(apiKeys, AdminOptions.builder().keys().build());
    private final AdminServer server = new AdminServer(servlet);
    private final Http admin = new Http(
            server.port(),
            "X-API-Key: "
                    + apiKeys.issue(ApiKeySpec.named("admin").withScopes("keystile:admin"))
                            .plaintext());
    private final String text = admin.get(API + "/openapi.json").body();
    private final JsonNode document = JSON.readTree(text);
    private final TreeSet<String> seen = new TreeSet<>();

    @AfterEach
    void stop() {
        admin.close();
        server.close();
        apiKeys.close();
    }

    private static SwaggerParseResult parsed(String document) {
        return new OpenAPIV3Parser().readContents(document);
    }

    @Test
    void the_document_is_valid_openapi_3_1() {
        SwaggerParseResult result = parsed(text);
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getSpecVersion()).isEqualTo(SpecVersion.V31);
        assertThat(parsed(text.replace("\"paths\"", "\"pathes\"")).getMessages())
                .as("the validator sees damage")
                .isNotEmpty();
    }

    @Test
    void the_document_is_for_everybody_and_has_every_route() {
        try (Http anonymous = new Http(server.port())) {
            assertThat(anonymous.get(API + "/openapi.json").body()).isEqualTo(text);
        }
        TreeSet<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(name -> !name.equals("parameters"))
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        TreeSet<String> routes = new TreeSet<>(List.of("POST /leaks"));
        servlet.routes()
                .all()
                .forEach(route -> routes.add(route.method() + " " + route.path().substring("/api/v1".length())));
        assertThat(operations).isEqualTo(routes);
    }

    @Test
    void every_answer_is_as_the_document_says() {
        Reply issued = checked("POST", "/keys", "/keys", """
                {"name":"k","owner":"acme","scopes":["a"],"metadata":{"b":"c"},"expiresAt":"2999-01-01T00:00:00Z",
                 "allowedNetworks":["192.0.2.0/24"],"rateLimits":[{"permits":1,"window":"1m"}]}""");
        String id = issued.json().get("key").get("id").asString();
        String plaintext = issued.json().get("plaintext").asString();
        checked("GET", "/me", "/me", "");
        checked("GET", "/keys", "/keys?limit=1", "");
        checked("GET", "/keys/{id}", "/keys/" + id, "");
        checked("GET", "/keys/{id}", "/keys/nobody", "");
        checked("PATCH", "/keys/{id}", "/keys/" + id, "{\"allowedNetworks\":null}");
        checked("POST", "/verify", "/verify", "{\"key\":\"" + plaintext + "\"}");
        checked("POST", "/verify", "/verify", "{\"key\":\"junk\"}");
        for (String step : new String[] {"disable", "enable", "rotate"}) {
            checked("POST", "/keys/{id}/" + step, "/keys/" + id + "/" + step, "{}");
        }
        checked("POST", "/keys/{id}/revoke", "/keys/" + id + "/revoke", "{}");
        checked("POST", "/keys/{id}/revoke", "/keys/" + id + "/revoke", "{\"reason\":\"over\"}");
        checked("DELETE", "/keys/{id}", "/keys/" + id, "");
        checked("POST", "/purge", "/purge", "{\"olderThan\":\"90d\"}");
        checked("GET", "/stats", "/stats", "");
        checked("GET", "/doctor", "/doctor", "");
        checked("GET", "/patterns", "/patterns", "");
        checked("GET", "/openapi.json", "/openapi.json", "");
        assertThat(seen).hasSizeGreaterThanOrEqualTo(14);
    }

    private Reply checked(String method, String path, String target, String body) {
        String[] headers =
                body.isEmpty() ? new String[0] : new String[] {"Content-Type: application/json", "If-Match: *"};
        Reply reply = admin.send(method, API + target, body, headers);
        JsonNode responses = document.get("paths")
                .get(path)
                .get(method.toLowerCase(Locale.ROOT))
                .get("responses");
        JsonNode response = responses.get(String.valueOf(reply.status()));
        if (response == null) {
            assertThat(reply.status()).as(reply.body()).isGreaterThanOrEqualTo(400);
            response = document.get("components").get("responses").get("Problem");
        } else {
            seen.add(method + " " + path);
        }
        if (reply.status() == 204) {
            assertThat(reply.body()).isEmpty();
            return reply;
        }
        JsonNode content = response.get("content").get(reply.header("Content-Type"));
        assertThat(content)
                .as(method + " " + path + " answers " + reply.header("Content-Type"))
                .isNotNull();
        assertThat(schema(content.get("schema")).validate(reply.json()))
                .as(reply.body())
                .isEmpty();
        return reply;
    }

    /** With the components beside it, which its references lead to. */
    private Schema schema(JsonNode schema) {
        ObjectNode root = ((ObjectNode) schema).deepCopy();
        root.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    @Test
    void the_validator_of_answers_sees_a_field_too_many() {
        JsonNode schema = document.get("components").get("schemas").get("Me");
        assertThat(schema(schema).validate(JSON.valueToTree(Map.of("name", "x"))))
                .isNotEmpty();
    }
}
