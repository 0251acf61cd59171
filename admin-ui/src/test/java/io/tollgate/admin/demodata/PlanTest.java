package io.tollgate.admin.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.Status;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final LocalDate SATURDAY = LocalDate.parse("2026-03-07");

    static List<Company> companies() {
        return Company.ALL;
    }

    @ParameterizedTest
    @MethodSource("companies")
    void aDayIsTheSameWheneverItIsAsked(Company company) {
        assertThat(new Plan(company).of(MONDAY)).isEqualTo(new Plan(company).of(MONDAY));
        assertThat(new Plan(company).of(MONDAY))
                .isNotEqualTo(new Plan(company).of(MONDAY.plusDays(1)));
    }

    @ParameterizedTest
    @MethodSource("companies")
    void callsLieInTheirDayInOrder(Company company) {
        List<PlannedCall> calls = new Plan(company).of(MONDAY);

        assertThat(calls)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparing(PlannedCall::at))
                .allSatisfy(call ->
                        assertThat(call.at().atZone(ZoneOffset.UTC).toLocalDate())
                                .isEqualTo(MONDAY));
    }

    @ParameterizedTest
    @MethodSource("companies")
    void everyMixHasFailuresCachedTokensAndEveryKeyAndModel(Company company) {
        List<PlannedCall> month =
                MONDAY.datesUntil(MONDAY.plusDays(30))
                        .flatMap(day -> new Plan(company).of(day).stream())
                        .toList();

        assertThat(month)
                .extracting(PlannedCall::status)
                .contains(Status.COMPLETED, Status.FAILED, Status.CLIENT_GONE);
        assertThat(month).anyMatch(call -> call.usage().cachedInput() > 0);
        assertThat(month.stream().map(PlannedCall::key).distinct()).hasSize(company.keys().size());
        assertThat(month.stream().map(PlannedCall::model).distinct())
                .hasSize(company.models().size());
        assertThat(month)
                .filteredOn(call -> call.status() == Status.FAILED)
                .allSatisfy(call -> assertThat(call.usage()).isEqualTo(TokenUsage.NONE));
    }

    @Test
    void companiesThatWorkOnWeekdaysRestAtTheWeekend() {
        Company nightly = Company.ALL.get(1);

        assertThat(new Plan(nightly).of(MONDAY)).hasSizeGreaterThan(50);
        assertThat(new Plan(nightly).of(SATURDAY)).isEmpty();
    }
}
