package io.tollgate.admin.upstreams;

import io.tollgate.admin.accounts.TestOutcome;
import io.tollgate.admin.web.MoneyView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a test of an upstream has shown, as the API shows it.
///
/// @param ok whether every active credential is well; disabled ones count if none is active
/// @param latencyMs the longest
/// @param modelsFound the most; null if the upstream has no list
/// @param balance the least; null if none was told, or in several currencies
/// @param error the first, the provider's own words
record TestView(
        boolean ok,
        @Nullable Long latencyMs,
        @Nullable Integer modelsFound,
        @Nullable MoneyView balance,
        @Nullable String error,
        List<CredentialTestView> credentials) {
    record CredentialTestView(
            String id,
            String name,
            boolean ok,
            @Nullable Long latencyMs,
            @Nullable Integer modelsFound,
            @Nullable MoneyView balance,
            @Nullable String error) {
        static CredentialTestView of(TestOutcome outcome) {
            return new CredentialTestView(
                    outcome.credential().toString(),
                    outcome.name(),
                    outcome.ok(),
                    outcome.latencyMs(),
                    outcome.modelsFound(),
                    MoneyView.orNull(outcome.balance()),
                    outcome.error());
        }
    }

    static TestView of(List<TestOutcome> all) {
        List<TestOutcome> active = all.stream().filter(TestOutcome::active).toList();
        List<TestOutcome> counted = active.isEmpty() ? all : active;
        return new TestView(
                !counted.isEmpty() && counted.stream().allMatch(TestOutcome::ok),
                counted.stream()
                        .map(one -> one.latencyMs())
                        .flatMap(Stream::ofNullable)
                        .max(Long::compare)
                        .orElse(null),
                counted.stream()
                        .map(one -> one.modelsFound())
                        .flatMap(Stream::ofNullable)
                        .max(Integer::compare)
                        .orElse(null),
                MoneyView.orNull(TestOutcome.least(counted)),
                counted.isEmpty()
                        ? "it has no credential"
                        : counted.stream()
                                .map(one -> one.error())
                                .flatMap(Stream::ofNullable)
                                .findFirst()
                                .orElse(null),
                all.stream().map(CredentialTestView::of).toList());
    }
}
