package dev.keystile.internal;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of networks in CIDR notation, ready to be asked. Immutable, and never resolves a name.
 */
public final class Networks {
    /** One spelling for each address: RFC 4291 and dotted decimal; no wildcards, ranges, octal or host names. */
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowLeadingZeros(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getParentBuilder()
            .toParams();

    private final List<IPAddress> blocks;

    private Networks(List<IPAddress> blocks) {
        this.blocks = blocks;
    }

    /**
     * Reads networks such as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address.
     *
     * @param networks the networks
     * @return the networks, ready to be asked
     * @throws IllegalArgumentException if one is not an address or a block of addresses
     */
    public static Networks of(List<String> networks) {
        List<IPAddress> blocks = new ArrayList<>(networks.size());
        for (String network : networks) {
            blocks.add(block(network));
        }
        return new Networks(blocks);
    }

    /**
     * Tells whether an address lies in one of the networks.
     *
     * @param address the address, without a port; {@code null} or anything else than an address lies in none
     * @return whether one of the networks holds it
     */
    public boolean contain(@Nullable String address) {
        IPAddress parsed = address == null ? null : new IPAddressString(address, STRICT).getAddress();
        if (parsed == null || parsed.isMultiple()) {
            return false;
        }
        IPAddress plain = unmapped(parsed);
        for (IPAddress block : blocks) {
            if (block.contains(plain)) {
                return true;
            }
        }
        return false;
    }

    private static IPAddress block(String network) {
        // Null also where the text is read, but is no address: a bare prefix length such as /8.
        IPAddress address = new IPAddressString(network, STRICT).getAddress();
        // The library overlooks blanks around an address, which a list in text could not keep.
        Checks.that(
                address != null && network.chars().allMatch(c -> c > ' '),
                "'%s' is not a network: write an address or a block in CIDR notation, such as 203.0.113.7, 10.0.0.0/8"
                        + " or 2001:db8::/32",
                network);
        return unmapped(address.toPrefixBlock());
    }

    /** A dual-stack socket reports IPv4 peers as ::ffff:a.b.c.d (RFC 4291, section 2.5.5.2). */
    private static IPAddress unmapped(IPAddress address) {
        return address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }
}
