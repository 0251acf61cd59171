package io.tollgate.admin.upstreams;

import io.tollgate.catalog.account.Accounts;
import io.tollgate.catalog.health.Cooldowns;
import io.tollgate.catalog.id.UpstreamId;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Credentials;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// Credentials with what rests of them and what their accounts hold. Blocks on PostgreSQL.
@ApplicationScoped
class ReadCredentials {
    private final Credentials credentials;
    private final Cooldowns cooldowns;
    private final Accounts accounts;

    ReadCredentials(Credentials credentials, Cooldowns cooldowns, Accounts accounts) {
        this.credentials = credentials;
        this.cooldowns = cooldowns;
        this.accounts = accounts;
    }

    @Transactional
    List<CredentialView> of(UpstreamId upstream) {
        return credentials.list(upstream).stream().map(this::of).toList();
    }

    @Transactional
    CredentialView of(CredentialInfo credential) {
        CredentialFacts facts = CredentialFacts.of(credential);
        return new CredentialView(
                facts.id(),
                facts.upstream(),
                facts.name(),
                facts.last4(),
                facts.weight(),
                facts.status(),
                facts.disabledReason(),
                cooldowns.of(credential.id()).stream().map(CooldownView::of).toList(),
                accounts.balance(credential.id()).map(BalanceView::of).orElse(null),
                facts.createdAt());
    }
}
