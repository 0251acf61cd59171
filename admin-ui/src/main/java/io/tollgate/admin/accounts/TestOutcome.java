package io.tollgate.admin.accounts;

import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.CredentialId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a credential's test has shown.
///
/// @param latencyMs of the question for the models, or of the call that stood in for it
/// @param modelsFound null if the upstream has no list
/// @param error the provider's own words, for operators; null if it is well
public record TestOutcome(
        CredentialId credential,
        String name,
        boolean active,
        boolean ok,
        @Nullable Long latencyMs,
        @Nullable Integer modelsFound,
        @Nullable Money balance,
        @Nullable String error) {
    /// The least balance; null if none was told, or in several currencies.
    public static @Nullable Money least(List<TestOutcome> outcomes) {
        Money least = null;
        for (TestOutcome outcome : outcomes) {
            Money one = outcome.balance;
            if (one != null && least != null && !one.currency().equals(least.currency())) {
                return null;
            }
            least = one != null && (least == null || one.nanos() < least.nanos()) ? one : least;
        }
        return least;
    }
}
