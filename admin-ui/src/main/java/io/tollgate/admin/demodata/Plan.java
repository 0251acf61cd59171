package io.tollgate.admin.demodata;

import io.tollgate.billing.usage.TokenUsage;
import io.tollgate.billing.usage.UsageRecord.Status;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// What a company calls on a day: the same for the same day whenever it is asked. Pure.
final class Plan {
    private static final int PERCENT = 100;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long HOUR_MILLIS = 3_600_000;

    /// Calls outside the usual hours.
    private static final int STRAY_PERCENT = 15;

    /// Of a day's calls, up and down.
    private static final int SPREAD_PERCENT = 15;

    private static final int FIRST_KEY_PERCENT = 70;
    private static final int FAILED_PERCENT = 2;
    private static final int GONE_PERCENT = 2;
    private static final int RETRIED_PERCENT = 4;

    /// Apart from each other, so that neighbouring days and companies differ.
    private static final long SEED = 0x5DEECE66DL;

    private final Company company;

    Plan(Company company) {
        this.company = company;
    }

    /// In the order of their moments.
    List<PlannedCall> of(LocalDate day) {
        Random random = new Random(SEED * company.number() + day.toEpochDay() * 7_919);
        int calls = calls(day, random);
        long midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        List<PlannedCall> planned = new ArrayList<>(calls);
        for (int n = 0; n < calls; n++) {
            planned.add(call(midnight, random));
        }
        planned.sort(Comparator.comparing(PlannedCall::at));
        return planned;
    }

    private int calls(LocalDate day, Random random) {
        Company.Rhythm rhythm = company.rhythm();
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        int usual = rhythm.calls() * (weekend ? rhythm.weekendPercent() : PERCENT) / PERCENT;
        return usual
                * (PERCENT - SPREAD_PERCENT + random.nextInt(2 * SPREAD_PERCENT + 1))
                / PERCENT;
    }

    private PlannedCall call(long midnight, Random random) {
        Company.Shape shape = company.shape();
        Status status = status(random);
        TokenUsage usage = status == Status.FAILED ? TokenUsage.NONE : usage(shape, status, random);
        return new PlannedCall(
                Instant.ofEpochMilli(midnight + moment(random)),
                key(random),
                model(random.nextInt(PERCENT)),
                chance(shape.streamedPercent(), random),
                status,
                usage,
                300 + random.nextInt(500) + 12 * usage.totalOutput(),
                chance(RETRIED_PERCENT, random));
    }

    private static Status status(Random random) {
        int lot = random.nextInt(PERCENT);
        if (lot < FAILED_PERCENT) {
            return Status.FAILED;
        }
        return lot < FAILED_PERCENT + GONE_PERCENT ? Status.CLIENT_GONE : Status.COMPLETED;
    }

    private long moment(Random random) {
        Company.Rhythm rhythm = company.rhythm();
        if (chance(STRAY_PERCENT, random)) {
            return random.nextLong(DAY_MILLIS);
        }
        long from = rhythm.fromHour() * HOUR_MILLIS;
        long to = rhythm.toHour() * HOUR_MILLIS;
        // The mean of two lots: most in the middle of the hours.
        return (random.nextLong(from, to) + random.nextLong(from, to)) / 2;
    }

    /// Most by the first key, the rest by the others.
    private int key(Random random) {
        int keys = company.keys().size();
        return chance(FIRST_KEY_PERCENT, random) ? 0 : random.nextInt(keys);
    }

    private String model(int lot) {
        int passed = 0;
        for (Company.Share share : company.models()) {
            passed += share.percent();
            if (lot < passed) {
                return share.model();
            }
        }
        return company.models().getFirst().model();
    }

    private static TokenUsage usage(Company.Shape shape, Status status, Random random) {
        long prompt = around(shape.prompt(), random);
        long cached = prompt * random.nextInt(shape.cachedPercent() + 1) / PERCENT;
        long output = around(shape.output(), random);
        if (status == Status.CLIENT_GONE) {
            output = output / 3;
        }
        long reasoning = output * shape.reasoningPercent() / PERCENT;
        return new TokenUsage(prompt - cached, cached, 0, output - reasoning, reasoning);
    }

    /// From half to twice the mean, more often below it.
    private static long around(int mean, Random random) {
        return mean / 2 + random.nextLong(mean + 1L) * (random.nextInt(3) + 1) / 2;
    }

    private static boolean chance(int percent, Random random) {
        return random.nextInt(PERCENT) < percent;
    }
}
