package io.tollgate.admin.upstreams;

import io.tollgate.admin.kit.Form;
import io.tollgate.admin.web.ActiveStatus;
import io.tollgate.admin.web.Check;
import io.tollgate.admin.web.MoneyBody;
import io.tollgate.billing.money.Decimals;
import io.tollgate.catalog.account.AccountMarks;
import io.tollgate.catalog.upstream.CredentialInfo;
import io.tollgate.catalog.upstream.Upstream;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The forms of upstreams and credentials and the bodies that they mean.
final class UpstreamForm {
    static final String CURRENCY = "balance_currency";

    private UpstreamForm() {}

    /// The form filled in with what holds now, where nothing was typed yet.
    static Form of(Form form, Upstream upstream) {
        return form.or("name", upstream.name())
                .or("label", upstream.label())
                .or("dialect", upstream.dialect().wire())
                .or("base_url", upstream.baseUrl())
                .or("allow_private_network", upstream.allowPrivateNetwork())
                .or("disconnect", Check.wire(upstream.disconnect()))
                .or("active", upstream.active());
    }

    static Form of(Form form, CredentialInfo credential) {
        return form.or("name", credential.name())
                .or("weight", credential.weight())
                .or("active", credential.active());
    }

    /// With the thresholds that hold now, where nothing was typed yet.
    static Form of(Form form, @Nullable AccountMarks marks) {
        return form.or(CURRENCY, marks == null ? "USD" : marks.currency().getCurrencyCode())
                .or("balance_alert", marks == null ? null : plain(marks.alertNanos()))
                .or("balance_reserve", marks == null ? null : plain(marks.reserveNanos()));
    }

    static UpstreamBody upstream(Form form) {
        return new UpstreamBody(
                form.text("name"),
                form.text("label"),
                form.text("dialect"),
                form.text("base_url"),
                form.ticked("allow_private_network"),
                form.text("disconnect"),
                ActiveStatus.view(form.ticked("active"), ActiveStatus.DISABLED),
                money(form, "balance_alert"),
                money(form, "balance_reserve"));
    }

    /// None typed is 0, which takes a threshold away.
    private static @Nullable MoneyBody money(Form form, String field) {
        String typed = form.text(field);
        if (typed == null && form.text(CURRENCY) == null) {
            return null;
        }
        return new MoneyBody(typed == null ? "0" : typed, form.text(CURRENCY));
    }

    private static @Nullable String plain(long nanos) {
        return nanos == 0
                ? null
                : new BigDecimal(Decimals.format(nanos)).stripTrailingZeros().toPlainString();
    }

    /// Throws [io.tollgate.admin.web.Refused] for a weight that is no number.
    static CredentialBody credential(Form form) {
        return new CredentialBody(
                form.text("name"),
                form.text("secret"),
                form.count("weight"),
                ActiveStatus.view(form.ticked("active"), ActiveStatus.DISABLED));
    }
}
