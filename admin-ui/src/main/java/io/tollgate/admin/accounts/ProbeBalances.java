package io.tollgate.admin.accounts;

import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.account.Accounts;
import io.tollgate.catalog.id.CredentialId;
import io.tollgate.catalog.upstream.Credential;
import io.tollgate.catalog.upstream.Credentials;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.Upstreams;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Asks for the balances that are due. Of several consoles each balance is asked for by one: what
/// is due is claimed in PostgreSQL, and a claim that its console does not survive runs out. Blocks.
@ApplicationScoped
public class ProbeBalances {
    private static final Logger LOG = Logger.getLogger(ProbeBalances.class);

    private final Accounts accounts;
    private final Credentials credentials;
    private final Upstreams upstreams;
    private final AskUpstream ask;
    private final NoteBalance note;
    private final AccountsConfig config;
    private final Clock clock;

    ProbeBalances(
            Accounts accounts,
            Credentials credentials,
            Upstreams upstreams,
            AskUpstream ask,
            NoteBalance note,
            AccountsConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.upstreams = upstreams;
        this.ask = ask;
        this.note = note;
        this.config = config;
        this.clock = clock;
    }

    /// One look; answers how many balances were asked for.
    int round() {
        List<CredentialId> due =
                accounts.claim(
                        UpstreamQuestions.withBalance(),
                        config.usualPause(),
                        config.shortPause(),
                        config.lease(),
                        config.mostAtOnce());
        // Each waits for its upstream alone.
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(id -> each.execute(() -> attempt(id)));
        }
        return due.size();
    }

    private void attempt(CredentialId id) {
        try {
            Credential credential = credentials.open(id).orElse(null);
            Upstream upstream =
                    credential == null ? null : upstreams.find(credential.upstream()).orElse(null);
            if (credential != null && upstream != null) {
                var _ = probe(upstream, credential);
            }
        } catch (RuntimeException failure) {
            LOG.warnf("The balance of credential %s was not noted: %s", id, failure);
        }
    }

    /// Asks for one balance and notes it.
    Answered<ToldBalance> probe(Upstream upstream, Credential credential) {
        Instant asked = clock.instant();
        Answered<ToldBalance> answered =
                ask.balance(
                        upstream,
                        credential,
                        accounts.marks(upstream.id()).map(AccountMarks::currency).orElse(null));
        switch (answered) {
            case Answered.With<ToldBalance>(ToldBalance told) ->
                    note.told(upstream, credential, told, asked);
            case Answered.Failed<ToldBalance>(String why) -> note.silent(credential, why);
            case Answered.Unasked<ToldBalance>() -> {}
        }
        return answered;
    }
}
