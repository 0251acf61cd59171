package io.tollgate.admin.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Asks for the addresses of a host name. Blocks.
@FunctionalInterface
interface HostAddresses {
    /// At least one address.
    List<InetAddress> of(String host) throws UnknownHostException;
}
