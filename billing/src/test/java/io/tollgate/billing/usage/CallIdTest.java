package io.tollgate.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdTest {
    private static final long YEAR_9999_MILLIS = 253_402_300_799_999L;

    @Property
    void anIdCarriesItsMomentToTheMillisecond(
            @ForAll @LongRange(max = YEAR_9999_MILLIS) long millis) {
        Instant moment = Instant.ofEpochMilli(millis);
        assertThat(CallId.at(moment.plusNanos(999_999)).moment()).isEqualTo(moment);
    }

    @Test
    void idsOfOneMomentDiffer() {
        assertThat(CallId.at(Instant.EPOCH)).isNotEqualTo(CallId.at(Instant.EPOCH));
    }

    @Test
    void anIdIsReadBackFromItsText() {
        CallId id = CallId.at(Instant.parse("2026-11-22T21:00:00Z"));
        assertThat(CallId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "1-1-1-1-1", "0f8fad5b-d9cb-469f-a165-70867728950e", "not-a-uuid"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> CallId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void otherVersionsOfUuidAreRefused() {
        assertThatThrownBy(() -> new CallId(UUID.randomUUID()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
