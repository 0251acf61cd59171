package io.tollgate.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceWindowTest {
    private static final long YEAR_1900 = -2_208_988_800L;
    private static final long YEAR_2100 = 4_102_444_800L;

    @Provide
    Arbitrary<PriceWindow> windows() {
        return Prices.windows();
    }

    @Property(tries = 5000)
    void aWindowFollowsTheWallClockOfItsZone(
            @ForAll("windows") PriceWindow window,
            @ForAll @LongRange(min = YEAR_1900, max = YEAR_2100) long second,
            @ForAll @LongRange(max = 999_999_999) long nano) {
        Instant moment = Instant.ofEpochSecond(second, nano);
        assertThat(window.contains(moment)).isEqualTo(byTheClock(window, moment));
    }

    @ParameterizedTest
    @CsvSource({
        // Monday to Friday 09:00 to 17:30 in Shanghai, which is 01:00 to 09:30 UTC.
        "2026-11-20T00:59:59.999999999Z,false",
        "2026-11-20T01:00:00Z,true",
        "2026-11-20T09:29:59.999999999Z,true",
        "2026-11-20T09:30:00Z,false",
        "2026-11-21T02:00:00Z,false",
        "2026-11-22T02:00:00Z,false",
        "2026-11-23T02:00:00Z,true"
    })
    void startIsInclusiveAndEndExclusive(Instant moment, boolean inside) {
        PriceWindow window =
                parse(
                        List.of("mon", "tue", "wed", "thu", "fri"),
                        "09:00",
                        "17:30",
                        "Asia/Shanghai");
        assertThat(window.contains(moment)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-11-20 is a Friday.
        "2026-11-20T01:00:00Z,false",
        "2026-11-20T22:00:00Z,true",
        "2026-11-21T01:59:59Z,true",
        "2026-11-21T02:00:00Z,false",
        "2026-11-21T22:00:00Z,false"
    })
    void aWindowAcrossMidnightBelongsToTheDayOnWhichItStarts(Instant moment, boolean inside) {
        PriceWindow window = parse(List.of("fri"), "22:00", "02:00", "UTC");
        assertThat(window.contains(moment)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T23:59:59Z,true", "2026-11-23T00:00:00Z,false"})
    void aWindowMayEndAtMidnight(Instant moment, boolean inside) {
        PriceWindow window = parse(List.of("sun"), "12:00", "00:00", "UTC");
        assertThat(window.contains(moment)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        // In Berlin clocks go back on 2026-10-25 at 03:00 (01:00Z): 02:30 comes twice.
        "2026-10-25T00:30:00Z,true",
        "2026-10-25T01:30:00Z,true",
        "2026-10-25T02:00:00Z,false",
        // They go forward on 2026-03-29 at 02:00 (01:00Z): 02:00 to 03:00 never comes.
        "2026-03-29T00:59:59Z,false",
        "2026-03-29T01:00:00Z,false",
        // On any other Sunday it comes once.
        "2026-11-01T01:30:00Z,true",
        "2026-11-01T02:30:00Z,false"
    })
    void changesOfTheClockRepeatOrSkipAnHour(Instant moment, boolean inside) {
        PriceWindow window = parse(List.of("sun"), "02:00", "03:00", "Europe/Berlin");
        assertThat(window.contains(moment)).isEqualTo(inside);
    }

    @Test
    void textIsReadBackAsSent() {
        PriceWindow window = parse(List.of("sun", "mon"), "08:05", "00:30", "Asia/Shanghai");
        assertThat(window.dayNames()).containsExactly("mon", "sun");
        assertThat(window.fromText()).isEqualTo("08:05");
        assertThat(window.toText()).isEqualTo("00:30");
        assertThat(parse(window.dayNames(), "08:05", "00:30", "Asia/Shanghai")).isEqualTo(window);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',        09:00, 10:00, UTC,    ,        window.days
                    monday,    09:00, 10:00, UTC,    ,        window.days
                    MON,       09:00, 10:00, UTC,    ,        window.days
                    mon mon,   09:00, 10:00, UTC,    ,        window.days
                    mon,       9:00,  10:00, UTC,    ,        window.from
                    mon,       25:00, 10:00, UTC,    ,        window.from
                    mon,       09:00, 24:00, UTC,    ,        window.to
                    mon,       09:00, 09:60, UTC,    ,        window.to
                    mon,       09:00, 09:00, UTC,    ,        window.to
                    mon,       09:00, 10:00, +02:00, ,        window.tz
                    mon,       09:00, 10:00, Mars/X, ,        window.tz
                    mon,       09:00, 10:00, UTC,    cn,      window.calendar
                    """)
    void aFaultNamesItsField(
            String days,
            String from,
            String to,
            String tz,
            @Nullable String calendar,
            String field) {
        List<String> names = days.isEmpty() ? List.of() : List.of(days.split(" "));
        assertThatThrownBy(() -> PriceWindow.parse(names, from, to, tz, calendar))
                .isInstanceOfSatisfying(
                        InvalidPrice.class,
                        fault -> {
                            assertThat(fault.field()).isEqualTo(field);
                            assertThat(fault).hasMessageStartingWith(field + " ");
                            assertThat(fault.within("lines[2]").field())
                                    .isEqualTo("lines[2]." + field);
                        });
    }

    private static PriceWindow parse(List<String> days, String from, String to, String tz) {
        return PriceWindow.parse(days, from, to, tz, null);
    }

    private static boolean byTheClock(PriceWindow window, Instant moment) {
        ZonedDateTime local = moment.atZone(window.tz());
        LocalTime time = local.toLocalTime();
        boolean today = window.days().contains(local.getDayOfWeek());
        boolean yesterday = window.days().contains(local.getDayOfWeek().minus(1));
        boolean started = !time.isBefore(window.from());
        boolean ended = !time.isBefore(window.to());
        return window.from().isBefore(window.to())
                ? today && started && !ended
                : (today && started) || (yesterday && !ended);
    }
}
