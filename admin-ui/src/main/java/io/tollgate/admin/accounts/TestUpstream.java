package io.tollgate.admin.accounts;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.model.Model;
import io.tollgate.catalog.model.Models;
import io.tollgate.catalog.model.Route;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Tries an upstream with each of its credentials, disabled ones too: its list of models, or a call
/// of one token where it has none, and its balance, which is noted like a probe's. Blocks.
@ApplicationScoped
public class TestUpstream {
    private final Credentials credentials;
    private final Models models;
    private final AskUpstream ask;
    private final ProbeBalances probe;

    TestUpstream(Credentials credentials, Models models, AskUpstream ask, ProbeBalances probe) {
        this.credentials = credentials;
        this.models = models;
        this.ask = ask;
        this.probe = probe;
    }

    /// One outcome a credential, in the order of their ids.
    public List<TestOutcome> test(Upstream upstream) {
        List<Callable<TestOutcome>> tests =
                credentials.list(upstream.id()).stream()
                        .<Callable<TestOutcome>>map(info -> () -> test(upstream, info))
                        .toList();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            return each.invokeAll(tests).stream().map(Future::resultNow).toList();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private TestOutcome test(Upstream upstream, CredentialInfo info) {
        Optional<Credential> opened = credentials.open(info.id());
        if (opened.isEmpty()) {
            return outcome(info, false, null, null, null, "its secret cannot be opened");
        }
        Credential credential = opened.get();
        long start = System.nanoTime();
        Answered<Integer> listed = ask.models(upstream, credential);
        Answered<?> reached =
                listed instanceof Answered.Unasked<Integer> ? call(upstream, credential) : listed;
        long tookMs = (System.nanoTime() - start) / 1_000_000;
        Answered<ToldBalance> told = probe.probe(upstream, credential);
        String error = error(reached) == null ? error(told) : error(reached);
        return outcome(
                info,
                error == null,
                reached instanceof Answered.With<?> ? tookMs : null,
                listed instanceof Answered.With<Integer>(Integer found) ? found : null,
                told instanceof Answered.With<ToldBalance>(ToldBalance known)
                        ? known.balance()
                        : null,
                error);
    }

    private Answered<String> call(Upstream upstream, Credential credential) {
        return models.all().stream()
                .map(Model::routes)
                .flatMap(List::stream)
                .filter(route -> route.upstream().equals(upstream.id()))
                .map(Route::upstreamModel)
                .findFirst()
                .map(model -> ask.call(upstream, credential, model))
                .orElseGet(() ->
                        new Answered.Failed<>(
                                "it has no list of models, and no route names one to call"));
    }

    private static @Nullable String error(Answered<?> answered) {
        return answered instanceof Answered.Failed<?>(String why) ? why : null;
    }

    private static TestOutcome outcome(
            CredentialInfo info,
            boolean ok,
            @Nullable Long latencyMs,
            @Nullable Integer found,
            @Nullable Money balance,
            @Nullable String error) {
        return new TestOutcome(
                info.id(), info.name(), info.active(), ok, latencyMs, found, balance, error);
    }
}
