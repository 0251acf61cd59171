package io.tollgate.catalog.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Which addresses are not of the public internet, so that an upstream may only use them when the
/// operator has allowed it. Checked on literal hosts when an upstream is stored, and by the gateway
/// on the resolved address at connect time.
public final class PrivateNetworks {
    private PrivateNetworks() {}

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
                || (first == 198 && (second == 18 || second == 19));
    }

    private static boolean isPrivate6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        return uniqueLocal
                || (sixToFour && isPrivate4(bytes, 2))
                || (isTranslated(bytes) && isPrivate4(bytes, 12))
                || (isZero(bytes, 0, 12) && isPrivate4(bytes, 12));
    }

    /// 64:ff9b::/96 and the local-use 64:ff9b:1::/48 (RFC 6052, RFC 8215).
    private static boolean isTranslated(byte[] bytes) {
        return isZero(bytes, 0, 1)
                && bytes[1] == 0x64
                && (bytes[2] & 0xff) == 0xff
                && (bytes[3] & 0xff) == 0x9b;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        return Arrays.equals(bytes, from, to, new byte[to - from], 0, to - from);
    }
}
