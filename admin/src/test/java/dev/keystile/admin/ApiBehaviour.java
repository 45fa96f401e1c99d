package dev.keystile.admin;

import dev.keystile.ApiKeys;
import dev.keystile.IssuedKey;
import dev.keystile.model.ApiKey;
import dev.keystile.model.ApiKeySpec;
import dev.keystile.store.memory.InMemoryKeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviour of the API over real sockets, on every container. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
abstract class ApiBehaviour {
    static final String KEYS = "/admin/api/v1/keys";

    @Parameter
    Container container;

    final TestClock clock = new TestClock();
    final ApiKeys apiKeys = ApiKeys.builder(new InMemoryKeyStore()).clock(clock).build();
    Container.Running server;
    /** A caller with every right. */
    Http admin;

    AdminOptions.Builder options() {
        return AdminOptions.builder().keys();
    }

    @BeforeEach
    void start() {
        server =
                container.start(new AdminServlet(apiKeys, options().clock(clock).build()));
        admin = caller(null, "keystile:admin");
    }

    @AfterEach
    void stop() {
        admin.close();
        server.close();
        apiKeys.close();
    }

    Http anonymous() {
        return new Http(server.port());
    }

    /** A client with a key of this owner and these scopes. */
    Http caller(String owner, String... scopes) {
        return new Http(server.port(), "X-API-Key: " + issued(owner, scopes).plaintext());
    }

    IssuedKey issued(String owner, String... scopes) {
        return apiKeys.issue(ApiKeySpec.named("caller").withOwner(owner).withScopes(scopes));
    }

    ApiKey key(String owner, String... scopes) {
        return issued(owner, scopes).key();
    }

    ApiKey stored(ApiKey key) {
        return apiKeys.find(key.id()).orElseThrow();
    }

    static String at(ApiKey key) {
        return KEYS + "/" + key.id();
    }
}
