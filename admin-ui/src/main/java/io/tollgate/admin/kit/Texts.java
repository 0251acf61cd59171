package io.tollgate.admin.kit;

import io.quarkus.qute.TemplateExtension;
import io.tollgate.admin.web.MoneyView;
import io.tollgate.billing.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What templates call as `fmt:…`: `{fmt:money(amount)}`, `{fmt:number(calls)}`,
/// `{fmt:asset('console.css')}`.
@TemplateExtension(namespace = "fmt")
final class Texts {
    private Texts() {}

    /// Takes [Money] or [MoneyView]; null stays null.
    static @Nullable MoneyText money(@Nullable Object amount) {
        Money money = asMoney(amount);
        return money == null ? null : MoneyText.of(money);
    }

    /// With every digit if `exact` is given, as a sum if `brief` is.
    static @Nullable MoneyText money(
            @Nullable Object amount, @Nullable Object exact, @Nullable Object brief) {
        Money money = asMoney(amount);
        if (money == null) {
            return null;
        }
        if (exact != null) {
            return MoneyText.exact(money);
        }
        return brief == null ? MoneyText.of(money) : MoneyText.brief(money);
    }

    static TimeText time(Instant at) {
        return TimeText.of(at, Instant.now());
    }

    static String day(LocalDate day) {
        return day.toString();
    }

    /// A whole number with groups of three digits.
    static String number(Number whole) {
        return Numbers.grouped(whole.longValue());
    }

    /// What htmx may do under our content security policy: nothing evaluated, nothing styled
    /// inline, nothing fetched from elsewhere.
    static String htmx() {
        return "{\"includeIndicatorStyles\":false,\"allowEval\":false,\"allowScriptTags\":false,"
                + "\"selfRequestsOnly\":true,\"historyCacheSize\":0}";
    }

    static String asset(String name) {
        return Assets.SERVED.url(name);
    }

    private static @Nullable Money asMoney(@Nullable Object amount) {
        return switch (amount) {
            case null -> null;
            case Money money -> money;
            case MoneyView view -> view.money();
            default -> throw new IllegalArgumentException("not money: " + amount.getClass());
        };
    }
}
