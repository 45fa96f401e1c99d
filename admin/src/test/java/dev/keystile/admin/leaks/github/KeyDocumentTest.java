package dev.keystile.admin.leaks.github;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Fetches from real servers, the bad ones among them. */
class KeyDocumentTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final KeyServer server = new KeyServer("the document");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_document_is_read_from_the_web() throws Exception {
        assertThat(KeyDocument.at(server.uri()).read()).asString().isEqualTo("the document");
    }

    @Test
    void a_document_is_read_from_a_file(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("keys.json"), "in a file");
        assertThat(KeyDocument.at(file.toUri()).read()).asString().isEqualTo("in a file");
        Files.writeString(file, "x".repeat(KeyDocument.MAX_BYTES + 1));
        assertThatIOException()
                .isThrownBy(() -> KeyDocument.at(file.toUri()).read())
                .withMessageContaining("too many");
        Files.delete(file);
        assertThatIOException().isThrownBy(() -> KeyDocument.at(file.toUri()).read());
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 307, 403, 404, 429, 500, 503})
    void another_status_than_200_is_an_error_and_no_redirect_is_followed(int status) {
        server.status = status;
        assertThatIOException()
                .isThrownBy(() -> KeyDocument.at(server.uri()).read())
                .withMessageContaining("the status " + status);
        assertThat(server.requests).hasValue(1);
    }

    @Test
    void a_document_that_is_too_large_is_given_up() {
        server.document = "x".repeat(KeyDocument.MAX_BYTES + 1);
        assertThatIOException()
                .isThrownBy(() -> KeyDocument.at(server.uri()).read())
                .withRootCauseExactlyInstanceOf(IOException.class)
                .havingRootCause()
                .withMessageContaining("larger than allowed");
    }

    @Test
    void a_server_that_is_not_there_is_an_error() throws Exception {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/keys");
        }
        assertThatIOException().isThrownBy(() -> KeyDocument.at(nobody).read());
    }

    @Test
    void a_server_that_does_not_answer_is_given_up() {
        CountDownLatch end = new CountDownLatch(1);
        server.beforeAnswer = () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatIOException()
                .isThrownBy(() -> new HttpDocument(server.uri(), SHORT).read())
                .withMessageContaining("did not answer within PT0.3S");
        end.countDown();
    }

    /** The bound is on the whole: a byte now and then buys no more time. */
    @Test
    void a_server_that_dribbles_is_given_up() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread dribbler = new Thread(() -> dribble(listener));
            dribbler.setDaemon(true);
            dribbler.start();
            URI uri = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/keys");
            assertThatIOException()
                    .isThrownBy(() -> new HttpDocument(uri, SHORT).read())
                    .withMessageContaining("did not answer within");
            dribbler.join();
        }
    }

    /** Writes until the client hangs up, which shows that it does. */
    private static void dribble(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20);
            while (true) {
                out.write(' ');
                out.flush();
                if (isClosed(socket)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client hung up.
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            int next;
            do {
                next = socket.getInputStream().read();
            } while (next >= 0);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
