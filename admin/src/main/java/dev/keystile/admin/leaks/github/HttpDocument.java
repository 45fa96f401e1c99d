package dev.keystile.admin.leaks.github;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A document on a web server. It is fetched about once an hour: each time has a client of its own, so that nothing is kept
 * open in between and there is nothing to close.
 */
final class HttpDocument implements KeyDocument {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI uri;
    private final Duration patience;

    HttpDocument(URI uri) {
        this(uri, PATIENCE);
    }

    HttpDocument(URI uri, Duration patience) {
        this.uri = uri;
        this.patience = patience;
    }

    /** The patience is for the whole document: a server that sends a byte now and then does not get more of it. */
    @Override
    public byte[] read() throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange = send();
        try {
            return content(exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException(uri + " did not answer within " + patience, e);
        } catch (ExecutionException e) {
            throw new IOException(uri + " cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it waited for " + uri, e);
        } finally {
            exchange.cancel(true);
        }
    }

    /** A redirect is not followed: it may lead to where no key can be trusted. */
    private CompletableFuture<HttpResponse<byte[]>> send() {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        return client.sendAsync(request, info -> new BoundedBody(MAX_BYTES));
    }

    private byte[] content(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answered with the status " + response.statusCode() + " and not 200");
        }
        return response.body();
    }
}
