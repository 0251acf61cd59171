package io.tollgate.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.gateway.Samples;
import io.tollgate.gateway.upstream.UpstreamFailure.Kind;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedAddressesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final HostAddresses SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    @AfterAll
    static void close() throws Exception {
        var _ = VERTX.close().toCompletionStage().toCompletableFuture().get();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "169.254.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[fe80::1]",
                "[fc00::1]",
                "[fd12:3456::1]",
                "[ff02::1]",
                "[fec0::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:a9fe:a9fe]",
                "[::ffff:10.0.0.1]",
                "[::127.0.0.1]",
                "[::10.1.2.3]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::a9fe:a9fe]",
                "[2002:7f00:1::]",
                "[2002:a9fe:a9fe::1]",
                "localhost"
            })
    void addressesThatAreNotPublicAreRefused(String host) {
        assertRefused(upstream("https://" + host + "/v1", false), SYSTEM, Kind.ADDRESS_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "[2600::1]"})
    void publicAddressesAreTaken(String host) {
        Upstream upstream = upstream("https://" + host + "/v1", false);

        InetAddress address = resolve(upstream, SYSTEM);

        assertThat(address.isSiteLocalAddress()).isFalse();
    }

    @Test
    void onePrivateAddressAmongPublicOnesIsRefused() throws Exception {
        List<InetAddress> mixed =
                List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));

        assertRefused(
                upstream("https://rebound.example/v1", false), host -> mixed, Kind.ADDRESS_REFUSED);
    }

    @Test
    void plainHttpIsRefusedToo() {
        assertRefused(upstream("http://8.8.8.8/v1", false), SYSTEM, Kind.ADDRESS_REFUSED);
    }

    @Test
    void anUpstreamThatMayUsesAPrivateAddress() {
        InetAddress address = resolve(upstream("http://127.0.0.1:8089/v1", true), SYSTEM);

        assertThat(address.isLoopbackAddress()).isTrue();
    }

    @Test
    void anUnknownNameIsUnresolved() {
        HostAddresses nobody =
                host -> {
                    throw new UnknownHostException(host);
                };

        assertRefused(upstream("https://nowhere.example/v1", false), nobody, Kind.UNRESOLVED);
    }

    @Test
    void aNameIsAskedForOnceAndItsAddressKept() {
        AtomicInteger questions = new AtomicInteger();
        CheckedAddresses addresses =
                new CheckedAddresses(
                        VERTX,
                        host ->
                                List.of(
                                        InetAddress.getByName(
                                                "8.8.8." + questions.incrementAndGet())),
                        ShortBounds.patient());
        Upstream upstream = upstream("https://api.example/v1", false);

        InetAddress first = await(addresses, upstream);
        InetAddress second = await(addresses, upstream);

        assertThat(second).isEqualTo(first);
        assertThat(questions).hasValue(1);
    }

    private static void assertRefused(Upstream upstream, HostAddresses names, Kind kind) {
        assertThatThrownBy(() -> resolve(upstream, names))
                .isInstanceOf(CompletionException.class)
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(UpstreamFailure.class))
                .extracting(UpstreamFailure::kind)
                .isEqualTo(kind);
    }

    private static InetAddress resolve(Upstream upstream, HostAddresses names) {
        return await(new CheckedAddresses(VERTX, names, ShortBounds.patient()), upstream);
    }

    private static InetAddress await(CheckedAddresses addresses, Upstream upstream) {
        return addresses.of(upstream).toCompletionStage().toCompletableFuture().join();
    }

    private static Upstream upstream(String url, boolean privateNetwork) {
        return Samples.upstream("u", url, privateNetwork);
    }
}
