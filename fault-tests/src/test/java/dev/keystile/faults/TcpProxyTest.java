package dev.keystile.faults;

import dev.keystile.servers.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The proxy does to connections what its names say; else the tests that use it would prove nothing. */
class TcpProxyTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private final EchoServer server = new EchoServer();
    private final TcpProxy proxy = TcpProxy.to(server.port());

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void without_a_fault_all_bytes_pass() throws IOException {
        try (EchoClient client = connect()) {
            assertThat(client.echo(HELLO)).isEqualTo(HELLO);
        }
    }

    @Test
    void a_delay_holds_the_answer() throws IOException {
        proxy.delay(Duration.ofMillis(100));

        try (EchoClient client = connect()) {
            long start = System.nanoTime();
            assertThat(client.echo(HELLO)).isEqualTo(HELLO);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void refused_connections_are_new_ones_only_and_end_with_the_fault() throws IOException {
        try (EchoClient before = connect()) {
            before.echo(HELLO);
            proxy.refuse();

            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertThat(before.echo(HELLO)).isEqualTo(HELLO);

            proxy.restore();
            try (EchoClient after = connect()) {
                assertThat(after.echo(HELLO)).isEqualTo(HELLO);
            }
        }
    }

    @Test
    void a_cut_ends_connections_in_order() throws IOException {
        try (EchoClient client = connect()) {
            client.echo(HELLO);
            proxy.cut();

            assertThat(client.read(1)).isEmpty();
            await().until(() -> server.connections() == 0);
        }
    }

    @Test
    void a_reset_is_an_error_on_both_sides() throws IOException {
        try (EchoClient client = connect()) {
            client.echo(HELLO);
            proxy.reset();

            assertThatThrownBy(() -> client.read(1)).isInstanceOf(SocketException.class);
            await().until(() -> server.resets() == 1);
        }
    }

    @Test
    void a_black_hole_never_answers_on_old_connections_and_on_new_ones() throws IOException {
        try (EchoClient before = connect()) {
            before.echo(HELLO);
            proxy.blackhole();

            assertThatThrownBy(() -> before.echo(HELLO)).isInstanceOf(SocketTimeoutException.class);
            try (EchoClient after = connect()) {
                assertThatThrownBy(() -> after.echo(HELLO)).isInstanceOf(SocketTimeoutException.class);
            }
            assertThat(server.received()).isEqualTo(HELLO.length);
        }
    }

    @Test
    void half_open_the_server_hears_and_is_not_heard() throws IOException {
        proxy.halfOpen();

        try (EchoClient client = connect()) {
            assertThatThrownBy(() -> client.echo(HELLO)).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.received()).isEqualTo(HELLO.length);
        }
    }

    @Test
    void garbage_is_as_long_as_the_answer_and_another() throws IOException {
        proxy.garbage();

        try (EchoClient client = connect()) {
            byte[] long32 = new byte[32];
            assertThat(client.echo(long32)).hasSize(32).isNotEqualTo(long32);
        }
    }

    @Test
    void a_drop_ends_the_connection_in_the_middle_of_an_answer() throws IOException {
        proxy.dropAfter(3);

        try (EchoClient client = connect()) {
            assertThat(client.echo(HELLO)).asString(StandardCharsets.US_ASCII).isEqualTo("hel");
        }
    }

    @Test
    void a_text_mutes_the_connection_that_carries_it_and_no_other() throws IOException {
        proxy.mute("follow");

        try (EchoClient reading = connect();
                EchoClient following = connect()) {
            following.echo(HELLO);
            assertThatThrownBy(() -> following.echo("I follow".getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(reading.echo(HELLO)).isEqualTo(HELLO);
        }
    }

    @Test
    void connections_are_counted_while_they_are_open() throws IOException {
        try (EchoClient client = connect()) {
            client.echo(HELLO);
            assertThat(proxy.connections()).isEqualTo(1);
        }
        await().until(() -> proxy.connections() == 0);
    }

    private EchoClient connect() throws IOException {
        return new EchoClient(proxy.port());
    }
}
