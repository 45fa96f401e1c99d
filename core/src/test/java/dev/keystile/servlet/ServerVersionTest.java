package dev.keystile.servlet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Says which servers the suite ran on. */
class ServerVersionTest extends FilterBehaviour {
    @Override
    void declare(WebApp app) {}

    @Test
    void the_server_is_the_version_that_the_build_names() {
        assertThat(server.version()).startsWith(kind.version());
        System.out.println("Ran on " + kind.name() + " " + server.version());
    }
}
