package io.tollgate.catalog.key;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose word about a caller's address is believed. `X-Forwarded-For` is read from the right, each
/// entry only because the one behind it was written by a proxy of ours.
public final class TrustedProxies {
    private final List<AddressRange> ranges;

    /// Proxies by their addresses. Throws [IllegalArgumentException] for what is no [AddressRange].
    public TrustedProxies(List<String> ranges) {
        this.ranges = ranges.stream().map(String::strip).map(AddressRange::parse).toList();
    }

    /// Who sent a request.
    ///
    /// @param peer who opened the connection
    /// @param forwardedFor the header, null if there is none
    public InetAddress caller(InetAddress peer, @Nullable String forwardedFor) {
        if (forwardedFor == null || !trusts(peer)) {
            return peer;
        }
        InetAddress caller = peer;
        List<String> hops = List.of(forwardedFor.split(",", -1));
        for (int n = hops.size() - 1; n >= 0 && trusts(caller); n--) {
            try {
                caller = InetAddress.ofLiteral(hops.get(n).strip());
            } catch (IllegalArgumentException malformed) {
                return caller;
            }
        }
        return caller;
    }

    private boolean trusts(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
