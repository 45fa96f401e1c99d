package dev.keystile.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Clients that ask a node for something over and over, each at its own steady pace. It is bounded: a client waits for its
 * answer before it asks again, and then makes up for nothing.
 */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final URI url;
    private final Supplier<Presented> keys;
    private final ExecutorService clients;

    private Load(URI url, Supplier<Presented> keys, int clients) {
        this.url = url;
        this.keys = keys;
        this.clients = Executors.newFixedThreadPool(clients);
    }

    /**
     * Starts.
     *
     * @param url what is asked for
     * @param keys tells the key of each request, to several threads
     * @param clients how many requests are under way at once, at most
     * @param perSecond how many requests a second all clients make together, at most
     */
    static Load on(URI url, Supplier<Presented> keys, int clients, int perSecond) {
        Load load = new Load(url, keys, clients);
        long pause = TimeUnit.SECONDS.toNanos(clients) / perSecond;
        IntStream.range(0, clients)
                .forEach(client -> load.clients.execute(() -> load.run(pause, pause * client / clients)));
        return load;
    }

    /** The same keys again and again, so that nodes have them cached. */
    static Supplier<Presented> inTurn(List<Presented> keys) {
        AtomicInteger next = new AtomicInteger();
        return () -> keys.get(Math.floorMod(next.getAndIncrement(), keys.size()));
    }

    private void run(long pause, long offset) {
        try {
            long next = System.nanoTime() + offset;
            while (!end.await(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                samples.add(ask(keys.get()));
                next = Math.max(next + pause, System.nanoTime());
            }
        } catch (InterruptedException e) {
            // Closed before the last answer came.
        }
    }

    private Sample ask(Presented key) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Authorization", "Api-Key " + key.text())
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            boolean retryAfter = answer.headers().firstValue("Retry-After").isPresent();
            return new Sample(key, start, System.nanoTime() - start, answer.statusCode(), retryAfter);
        } catch (IOException e) {
            return new Sample(key, start, System.nanoTime() - start, Sample.NONE, false);
        }
    }

    /** What happened so far. */
    LoadReport report() {
        return new LoadReport(List.copyOf(samples));
    }

    /** Ends it when the requests under way have ended, and tells what happened. */
    LoadReport stop() {
        end.countDown();
        clients.shutdown();
        try {
            if (!clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("requests do not end within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return report();
    }

    @Override
    public void close() {
        end.countDown();
        clients.shutdownNow();
    }
}
