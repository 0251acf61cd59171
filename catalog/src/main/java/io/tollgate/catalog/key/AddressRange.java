package io.tollgate.catalog.key;

import java.net.InetAddress;
import java.util.Arrays;

/// A block of IP addresses, such as `10.0.0.0/8`, `2001:db8::/32` or a single `192.0.2.7`. An IPv4
/// address inside IPv6 (`::ffff:192.0.2.7`) counts as the IPv4 address.
///
/// @param bits how many leading bits of the address are fixed
public record AddressRange(InetAddress address, int bits) {
    /// Reads an address with or without a prefix length; never asks a name server. Throws
    /// [IllegalArgumentException] for anything else, and for bits set behind the prefix.
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = InetAddress.ofLiteral(literal);
        if (literal.indexOf(':') < 0 && !literal.equals(address.getHostAddress())) {
            throw new IllegalArgumentException(literal + " is not four numbers");
        }
        int most = address.getAddress().length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
            throw new IllegalArgumentException("prefix length " + length);
        }
        AddressRange range = new AddressRange(address, Integer.parseInt(length));
        if (!Arrays.equals(range.masked(address.getAddress()), address.getAddress())) {
            throw new IllegalArgumentException(text + " has bits set behind its prefix");
        }
        return range;
    }

    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        return bytes.length == address.getAddress().length
                && Arrays.equals(masked(bytes), address.getAddress());
    }

    private byte[] masked(byte[] bytes) {
        byte[] kept = bytes.clone();
        for (int n = 0; n < kept.length; n++) {
            int fixed = Math.clamp(bits - (long) n * Byte.SIZE, 0, Byte.SIZE);
            kept[n] = (byte) (kept[n] & (0xff << (Byte.SIZE - fixed)));
        }
        return kept;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
