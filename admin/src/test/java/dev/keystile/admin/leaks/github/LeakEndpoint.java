package dev.keystile.admin.leaks.github;

import dev.keystile.ApiKeyEvent;
import dev.keystile.ApiKeys;
import dev.keystile.admin.AdminOptions;
import dev.keystile.admin.AdminServer;
import dev.keystile.admin.AdminServlet;
import dev.keystile.admin.leaks.LeakPolicy;
import dev.keystile.admin.leaks.LeakReports;
import dev.keystile.spi.KeyStore;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The servlet on Jetty, the keys behind it, the reporter's key server, and what the listeners were told. */
final class LeakEndpoint implements AutoCloseable {
    final Reporter reporter = new Reporter("f9525bf0");
    final KeyServer keyServer = new KeyServer(Reporter.document(reporter.row(true)));
    final List<ApiKeyEvent> events = new CopyOnWriteArrayList<>();
    final ApiKeys apiKeys;

    private final AdminServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    LeakEndpoint(KeyStore store, LeakPolicy policy) {
        apiKeys = ApiKeys.builder(store).listener(events::add).build();
        AdminOptions options = AdminOptions.builder()
                .leakReports(new LeakReports(keyServer.uri(), policy))
                .build();
        server = new AdminServer(new AdminServlet(apiKeys, options));
    }

    URI uri() {
        return URI.create(server.url() + "api/v1/leaks");
    }

    static String row(String token, String url) {
        return "{\"token\":\"" + token + "\",\"type\":\"acme_key\",\"url\":\"" + url + "\",\"source\":\"commit\"}";
    }

    static String report(String... tokens) {
        return List.of(tokens).stream()
                .map(token -> row(token, "https://github.com/octocat/shop/blob/1234/App.java#L7"))
                .toList()
                .toString();
    }

    HttpResponse<String> send(String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(request(bytes, reporter.identifier(), reporter.sign(bytes)));
    }

    HttpRequest.Builder request(byte[] body, String identifier, byte[] signature) {
        return HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/json")
                .header("Github-Public-Key-Identifier", identifier)
                .header("Github-Public-Key-Signature", Base64.getEncoder().encodeToString(signature))
                .POST(BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    <T extends ApiKeyEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        server.close();
        keyServer.close();
        apiKeys.close();
    }
}
