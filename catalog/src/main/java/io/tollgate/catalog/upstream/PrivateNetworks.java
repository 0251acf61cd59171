package io.tollgate.catalog.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Which addresses are not of the public internet, so that an upstream may only use them when the
/// operator has allowed it. Checked on literal hosts when an upstream is stored, and by the gateway
/// on the resolved address at connect time.
public final class PrivateNetworks {
    private static final Pattern IP4 =
            Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern NUMBER_LAST =
            Pattern.compile("(?:^|\\.)(?:\\d+|0[xX][0-9a-fA-F]*)\\.*$");

    private PrivateNetworks() {}

    /// Whether everybody reads the host of a URL alike: an IPv6 address in brackets without a zone,
    /// four decimal numbers, or a name whose last label is no number. Resolvers read `0x7f.1`,
    /// `0177.0.0.1` and `127.1` in ways of their own.
    public static boolean isPlain(String host) {
        if (!host.startsWith("[")) {
            return IP4.matcher(host).matches() || !NUMBER_LAST.matcher(host).find();
        }
        try {
            InetAddress _ = InetAddress.ofLiteral(host.substring(1, host.length() - 1));
            return host.indexOf('%') < 0;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// Loopback, private, link-local, shared, reserved and multicast addresses, those embedded in
    /// an IPv6 transition address included.
    public static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPrivate6(bytes) : isPrivate4(bytes, 0);
    }

    private static boolean isPrivate4(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int third = bytes[at + 2] & 0xff;
        return first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && third == 0)
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second == 18 || second == 19))
                || isWireServer(bytes, at);
    }

    /// 168.63.129.16: public by its number, but answered by a cloud's own machine, with secrets.
    private static boolean isWireServer(byte[] bytes, int at) {
        return (bytes[at] & 0xff) == 168
                && bytes[at + 1] == 63
                && (bytes[at + 2] & 0xff) == 129
                && bytes[at + 3] == 16;
    }

    private static boolean isPrivate6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        boolean discarded = starts(bytes, 0x01, 0, 0, 0);
        boolean documentation = starts(bytes, 0x20, 0x01, 0x0d, 0xb8);
        return uniqueLocal || discarded || documentation || embedsPrivate4(bytes);
    }

    /// What transition mechanisms deliver to an IPv4 address that stands in the IPv6 one.
    private static boolean embedsPrivate4(byte[] bytes) {
        boolean sixToFour = starts(bytes, 0x20, 0x02);
        boolean compatible = isZero(bytes, 0, 12);
        boolean mapped = isZero(bytes, 0, 10) && hasAt(bytes, 10, 0xff, 0xff);
        boolean translated = isZero(bytes, 0, 8) && hasAt(bytes, 8, 0xff, 0xff, 0, 0);
        boolean isatap = hasAt(bytes, 8, 0, 0, 0x5e, 0xfe) || hasAt(bytes, 8, 0x02, 0, 0x5e, 0xfe);
        return (sixToFour && isPrivate4(bytes, 2))
                || ((compatible || mapped || translated || isatap) && isPrivate4(bytes, 12))
                || isNat64(bytes)
                || isTeredo(bytes);
    }

    /// 64:ff9b::/96, and all of the local-use 64:ff9b:1::/48 (RFC 6052, RFC 8215).
    private static boolean isNat64(byte[] bytes) {
        return starts(bytes, 0, 0x64, 0xff, 0x9b)
                && (!isZero(bytes, 4, 12) || isPrivate4(bytes, 12));
    }

    /// 2001::/32: the server's address, then the client's with all bits turned (RFC 4380).
    private static boolean isTeredo(byte[] bytes) {
        byte[] client = new byte[4];
        for (int n = 0; n < client.length; n++) {
            client[n] = (byte) ~bytes[12 + n];
        }
        return starts(bytes, 0x20, 0x01, 0, 0) && (isPrivate4(bytes, 4) || isPrivate4(client, 0));
    }

    private static boolean starts(byte[] bytes, int... first) {
        return hasAt(bytes, 0, first);
    }

    private static boolean hasAt(byte[] bytes, int at, int... wanted) {
        for (int n = 0; n < wanted.length; n++) {
            if ((bytes[at + n] & 0xff) != wanted[n]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, new byte[to - from], 0, to - from);
    }
}
