package io.tollgate.admin.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Makes calls, each within its bounds: only to the address that was checked, with TLS by the name
/// in the URL, following no redirect, on a connection of its own. Blocks; never on an event loop.
@Singleton
public class CheckedHttp {
    private static final String USER_AGENT = "tollgate";

    private final Vertx vertx;
    private final OutboundConfig config;
    private final CheckedTarget targets;
    private final HttpClient client;

    @Inject
    CheckedHttp(Vertx vertx, OutboundConfig config) {
        this(vertx, config, host -> List.of(InetAddress.getAllByName(host)));
    }

    CheckedHttp(Vertx vertx, OutboundConfig config, HostAddresses names) {
        this.vertx = vertx;
        this.config = config;
        targets = new CheckedTarget(names);
        client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setKeepAlive(false)
                                .setMaxPoolSize(config.connections())
                                .setConnectTimeout((int) config.connectTimeout().toMillis())
                                .setForceSni(true)
                                .setVerifyHost(true)
                                .setTrustAll(false)
                                .setTcpNoDelay(true));
    }

    /// The answer, whatever its status.
    public OutboundAnswer send(OutboundCall call) throws OutboundFailure {
        Promise<HttpClientRequest> sent = Promise.promise();
        Future<OutboundAnswer> answer =
                vertx.executeBlocking(() -> targets.of(call), false)
                        .compose(address ->
                                client.request(options(call, Objects.requireNonNull(address))))
                        .onSuccess(sent::tryComplete)
                        .compose(request -> request.send(body(call)).compose(this::read));
        try {
            return Objects.requireNonNull(
                    answer.toCompletionStage()
                            .toCompletableFuture()
                            .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            var _ = sent.future().onSuccess(request -> request.reset());
            throw new OutboundFailure("no answer within " + config.timeout().toMillis() + " ms");
        } catch (ExecutionException failure) {
            throw told(failure.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new OutboundFailure("the console is stopping");
        }
    }

    private RequestOptions options(OutboundCall call, InetAddress address) {
        URI url = call.url();
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        int usual = tls ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        String query = url.getRawQuery();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(call.body() == null ? HttpMethod.GET : HttpMethod.POST)
                        .setSsl(tls)
                        .setHost(url.getHost())
                        .setPort(port)
                        .setServer(
                                SocketAddress.inetSocketAddress(
                                        new InetSocketAddress(address, port)))
                        .setURI(query == null ? path : path + "?" + query)
                        .setConnectTimeout(config.connectTimeout().toMillis())
                        .setFollowRedirects(false)
                        .putHeader(HttpHeaders.ACCEPT, "application/json")
                        .putHeader(HttpHeaders.USER_AGENT, USER_AGENT);
        call.headers().forEach(options::putHeader);
        return call.body() == null
                ? options
                : options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    }

    private static Buffer body(OutboundCall call) {
        String body = call.body();
        return body == null ? Buffer.buffer() : Buffer.buffer(body);
    }

    private Future<OutboundAnswer> read(HttpClientResponse response) {
        Promise<OutboundAnswer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        var _ =
                response.handler(
                                part -> {
                                    if (body.length() + part.length()
                                            > config.maxAnswer().asLongValue()) {
                                        whole.tryFail(
                                                new OutboundFailure("the answer is too long"));
                                        var _ = response.request().reset();
                                    } else {
                                        var _ = body.appendBuffer(part);
                                    }
                                })
                        .exceptionHandler(whole::tryFail)
                        .endHandler(end ->
                                whole.tryComplete(
                                        new OutboundAnswer(
                                                response.statusCode(),
                                                body.toString(StandardCharsets.UTF_8))));
        return whole.future();
    }

    private static OutboundFailure told(@Nullable Throwable failure) {
        return failure instanceof OutboundFailure known
                ? known
                : new OutboundFailure(
                        failure == null
                                ? "the call failed"
                                : failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
}
