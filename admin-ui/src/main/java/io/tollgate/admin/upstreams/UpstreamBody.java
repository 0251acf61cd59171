package io.tollgate.admin.upstreams;

import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.admin.web.Refused;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.upstream.DialectName;
import io.tollgate.catalog.upstream.NewUpstream;
import io.tollgate.catalog.upstream.Upstream;
import io.tollgate.catalog.upstream.UpstreamChange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An upstream to create (name, dialect and base_url are required) or what changes in one.
///
/// @param baseUrl what precedes `/chat/completions`
/// @param allowPrivateNetwork needed for plain http and for private, loopback or link-local targets
/// @param balanceAlert below this balance an alert is raised; an amount of 0 for never
/// @param balanceReserve below this balance traffic is moved to other credentials; an amount of 0
///   for never
record UpstreamBody(
        @Nullable String name,
        @Nullable String label,
        @Nullable String dialect,
        @Nullable String baseUrl,
        @Nullable Boolean allowPrivateNetwork,
        @Nullable String disconnect,
        @Nullable String status,
        @Nullable MoneyBody balanceAlert,
        @Nullable MoneyBody balanceReserve) {
    NewUpstream create() {
        String named = Check.text(name, "name", 63);
        DialectName spoken = spoken(Check.required(dialect, "dialect"));
        URI url = url(Check.required(baseUrl, "base_url"));
        Upstream.Disconnect gone = whenGone();
        Boolean active = active();
        return Check.rules(
                "",
                () ->
                        new NewUpstream(
                                named,
                                label == null ? named : label,
                                spoken,
                                url,
                                allowPrivateNetwork != null && allowPrivateNetwork,
                                gone == null ? Upstream.Disconnect.DRAIN : gone,
                                active == null || active));
    }

    UpstreamChange change(Upstream present) {
        if (name != null && !name.equals(present.name())) {
            throw Refused.invalid("name", "never changes, since the ledger has it");
        }
        DialectName spoken = dialect == null ? null : spoken(dialect);
        URI url = baseUrl == null ? null : url(baseUrl);
        Upstream.Disconnect gone = whenGone();
        Boolean active = active();
        return Check.rules(
                "",
                () -> new UpstreamChange(label, spoken, url, allowPrivateNetwork, gone, active));
    }

    /// The marks after the change; null if it names none.
    ///
    /// @param present null if there are none yet
    @Nullable AccountMarks marks(@Nullable AccountMarks present) {
        Money alert = balanceAlert == null ? null : balanceAlert.read("balance_alert");
        Money reserve = balanceReserve == null ? null : balanceReserve.read("balance_reserve");
        if (alert == null && reserve == null) {
            return null;
        }
        Currency currency = Objects.requireNonNull(alert == null ? reserve : alert).currency();
        AccountMarks known = present == null ? new AccountMarks(currency, 0, 0) : present;
        long alertNanos = alert == null ? known.alertNanos() : alert.nanos();
        long reserveNanos = reserve == null ? known.reserveNanos() : reserve.nanos();
        boolean keptOther =
                ((alert == null && alertNanos > 0) || (reserve == null && reserveNanos > 0))
                        && !known.currency().equals(currency);
        if (keptOther || (reserve != null && !reserve.currency().equals(currency))) {
            throw Refused.invalid(
                    (reserve == null ? "balance_alert" : "balance_reserve") + ".currency",
                    "must be the other threshold's");
        }
        return new AccountMarks(currency, alertNanos, reserveNanos);
    }

    private static DialectName spoken(String dialect) {
        return Check.oneOf(dialect, "dialect", List.of(DialectName.values()));
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw Refused.invalid("base_url", "must be an absolute http or https address");
        }
    }

    private Upstream.@Nullable Disconnect whenGone() {
        return disconnect == null
                ? null
                : Check.oneOf(
                        disconnect,
                        "disconnect",
                        List.of(Upstream.Disconnect.DRAIN, Upstream.Disconnect.CANCEL));
    }

    private @Nullable Boolean active() {
        return ActiveStatus.read(status, ActiveStatus.DISABLED);
    }
}
