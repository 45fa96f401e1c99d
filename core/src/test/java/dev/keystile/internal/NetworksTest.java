package dev.keystile.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 10.0.0.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:DB8::1, 2001:db8:0:0::0:1, true",
        "fe80::/10, fe80::1, true",
        "::1, ::1, true",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "::ffff:10.0.0.0/104, 10.200.0.1, true",
        "::ffff:10.0.0.0/104, 11.0.0.1, false",
        "::ffff:0:0/96, 11.0.0.1, true"
    })
    void an_address_lies_in_a_network_or_not(String network, String address, boolean inside) {
        assertThat(Networks.of(List.of(network)).contain(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 10.0.0.0/8",
                "10.0.0.0/8 ",
                "10.0.0.0/8\t",
                "*",
                "all",
                "/8",
                "10",
                "10.0",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "010.0.0.1",
                "0x0a.0.0.1",
                "0xa000001",
                "167772161",
                "10.0.0.1-9",
                "10.0.0.*",
                "10.0.0.256",
                "10.0.0.1%eth0",
                "10.0.0.1:80",
                "fe80::1%eth0",
                "[::1]",
                "::1::2",
                ":",
                "::/129",
                "12345::",
                "localhost",
                "example.org",
                "10_0_0_1",
                "10.0.0.0\\8",
                "10.0.0.1,10.0.0.2",
                "1.2.3.4.5",
                "１０.0.0.1"
            })
    void what_is_no_network_is_refused_and_no_name_is_resolved(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Networks.of(List.of(network)))
                .withMessageStartingWith("'" + network + "' is not a network: write an address or a block");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "unknown",
                "10.0.0.1:80",
                "[::1]",
                "10.0.0.0/8",
                "10.0.0.1, 10.0.0.2",
                "*",
                "10.0.0.*",
                "010.0.0.1",
                "167772161",
                "fe80::1%eth0",
                "_hidden"
            })
    void what_is_no_address_lies_in_no_network(String address) {
        assertThat(Networks.of(List.of("0.0.0.0/0", "::/0")).contain(address)).isFalse();
    }

    @Test
    void an_unknown_address_lies_in_no_network_and_no_address_in_none() {
        assertThat(Networks.of(List.of("0.0.0.0/0", "::/0")).contain(null)).isFalse();
        assertThat(Networks.of(List.of()).contain("10.0.0.1")).isFalse();
    }
}
