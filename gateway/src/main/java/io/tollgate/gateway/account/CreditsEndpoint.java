package io.tollgate.gateway.account;

import io.tollgate.billing.balance.Balances;
import io.tollgate.billing.balance.TenantBalance;
import io.tollgate.catalog.key.KeyHolder;
import io.tollgate.gateway.account.CallerDesk.Reply;
import io.tollgate.gateway.http.Call;
import io.tollgate.gateway.http.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;

/// `GET /v1/credits`: the tenant's balance, settled calls that are not in the ledger yet included.
@ApplicationScoped
class CreditsEndpoint implements Endpoint {
    private final CallerDesk desk;
    private final Balances balances;

    CreditsEndpoint(CallerDesk desk, Balances balances) {
        this.desk = desk;
        this.balances = balances;
    }

    record Credits(Data data) {}

    /// Bare decimal strings of one currency; `available = total_credits - total_usage - held`.
    record Data(
            String totalCredits,
            String totalUsage,
            String held,
            String available,
            String debt,
            String currency) {}

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/v1/credits";
    }

    @Override
    public void handle(Call call) {
        desk.open(call, holder -> desk.ask(call, () -> read(holder)));
    }

    private Reply read(KeyHolder holder) {
        TenantBalance balance =
                balances.find(holder.tenant().id())
                        .orElseThrow(() -> new IllegalStateException("a tenant without account"));
        return new Reply.Found(
                new Credits(
                        new Data(
                                balance.totalCredits().decimal(),
                                balance.totalUsage().decimal(),
                                balance.held().decimal(),
                                balance.available().decimal(),
                                balance.debt().decimal(),
                                holder.tenant().currency().getCurrencyCode())));
    }
}
