package io.tollgate.testkit;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Ways to write a host that leads to this machine, a private network or a cloud's own services.
/// Whoever connects to places that people name must refuse them all.
public final class ForbiddenTargets {
    private static final List<String> HOSTS =
            List.of(
                    "127.0.0.1",
                    "127.0.0.2",
                    "127.255.255.254",
                    "127.1",
                    "127.0.1",
                    "127.0.0.1.",
                    "2130706433",
                    "0x7f000001",
                    "0x7F.0.0.1",
                    "0x7f.1",
                    "0177.0.0.1",
                    "017700000001",
                    "127.0.0.01",
                    "0",
                    "0.0.0.0",
                    "0.0.0.1",
                    "00.00.00.00",
                    "localhost",
                    "LOCALHOST",
                    "LocalHost",
                    "localhost.",
                    "localhost..",
                    "localhost.localdomain",
                    "a.localhost",
                    "db.internal",
                    "metadata.google.internal",
                    "printer.local",
                    "router.home.arpa",
                    "10.0.0.1",
                    "10.255.255.255",
                    "172.16.0.1",
                    "172.31.255.254",
                    "192.168.0.1",
                    "100.64.0.1",
                    "100.100.100.200",
                    "169.254.169.254",
                    "169.254.170.2",
                    "192.0.0.192",
                    "192.88.99.1",
                    "198.18.0.1",
                    "198.19.255.255",
                    "168.63.129.16",
                    "224.0.0.1",
                    "239.255.255.250",
                    "240.0.0.1",
                    "255.255.255.255",
                    "[::]",
                    "[::1]",
                    "[0:0:0:0:0:0:0:1]",
                    "[0000:0000:0000:0000:0000:0000:0000:0001]",
                    "[::ffff:127.0.0.1]",
                    "[::FFFF:7F00:1]",
                    "[0:0:0:0:0:ffff:7f00:0001]",
                    "[::ffff:10.0.0.1]",
                    "[::ffff:169.254.169.254]",
                    "[::127.0.0.1]",
                    "[::7f00:1]",
                    "[::ffff:0:127.0.0.1]",
                    "[64:ff9b::127.0.0.1]",
                    "[64:ff9b::a9fe:a9fe]",
                    "[64:ff9b:1::808:808]",
                    "[2002:7f00:1::]",
                    "[2002:a9fe:a9fe::1]",
                    "[2001:0:7f00:1::]",
                    "[2001:0:808:808::80ff:fffe]",
                    "[2600::5efe:127.0.0.1]",
                    "[fe80::1]",
                    "[fe80::1%25lo]",
                    "[::1%25lo]",
                    "[::1%251]",
                    "[fc00::1]",
                    "[fd00:ec2::254]",
                    "[fec0::1]",
                    "[ff02::1]",
                    "[100::1]",
                    "[2001:db8::1]",
                    "%31%32%37.0.0.1",
                    "%6cocalhost",
                    "127%2e0%2e0%2e1",
                    "127。0。0。1",
                    "①②⑦.⓪.⓪.①",
                    "ｌｏｃａｌｈｏｓｔ",
                    "user@127.0.0.1",
                    "8.8.8.8@127.0.0.1",
                    "user:word@[::1]",
                    "127.0.0.1\\@8.8.8.8",
                    "[::ffff:0x7f.1]");

    private ForbiddenTargets() {}

    /// `https` addresses, more than sixty, of a port of this machine.
    public static Stream<String> urls(int port) {
        return HOSTS.stream().map(host -> "https://" + host + ":" + port + "/v1");
    }

    /// The most hostile answer to the question for a name: this machine. Literals are what they
    /// say.
    public static InetAddress resolve(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException name) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
