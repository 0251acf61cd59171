package io.tollgate.billing.topup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.money.Money;
import io.tollgate.billing.topup.PaymentRail.Event;
import io.tollgate.billing.topup.SandboxRail.Signed;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.secret.MasterKey;
import io.tollgate.catalog.secret.SandboxSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxRailTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final TopUp ORDER =
            new TopUp(
                    UUID.fromString("0193a000-0000-7000-8000-000000000001"),
                    TenantId.create(),
                    SandboxRail.NAME,
                    Money.parse("5", Currency.getInstance("USD")),
                    TopUp.State.OPEN,
                    "/",
                    NOW,
                    null);

    private final SandboxRail rail = rail(NOW);

    @Test
    void itsOwnEventIsBelieved() {
        assertThat(read(rail, rail.event(ORDER, true)))
                .isInstanceOfSatisfying(
                        Event.Paid.class,
                        paid -> {
                            assertThat(paid.order()).isEqualTo(ORDER.id());
                            assertThat(paid.amount()).isEqualTo(ORDER.amount());
                        });
        assertThat(read(rail, rail.event(ORDER, false))).isInstanceOf(Event.Failed.class);
    }

    /// What was overheard and is sent again later, or was signed by a clock that runs ahead.
    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void anEventOfAnotherTimeIsAReplay(long seconds) {
        Signed event = rail(NOW.minusSeconds(seconds)).event(ORDER, true);

        assertThat(read(rail, event)).isEqualTo(new Event.Refused("the event is too old"));
    }

    @Test
    void anEventMayTravelForAWhile() {
        Signed event = rail(NOW.minus(Duration.ofMinutes(5))).event(ORDER, true);

        assertThat(read(rail, event)).isInstanceOf(Event.Paid.class);
    }

    @Test
    void anotherInstallationsEventIsForged() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(read(rail, rail(NOW, other).event(ORDER, true)))
                .isEqualTo(new Event.Refused("the signature is wrong"));
    }

    @Test
    void aFresherTimeOnAnOldSignatureIsForged() {
        Signed old = rail(NOW.minusSeconds(3_600)).event(ORDER, true);
        String fresher = old.signature().replaceFirst("t=\\d+", "t=" + NOW.getEpochSecond());

        assertThat(read(rail, new Signed(old.payload(), fresher)))
                .isEqualTo(new Event.Refused("the signature is wrong"));
    }

    private static Event read(SandboxRail rail, Signed event) {
        return rail.read(event.payload().getBytes(StandardCharsets.UTF_8), event.signature());
    }

    private static SandboxRail rail(Instant now) {
        return rail(now, new byte[32]);
    }

    private static SandboxRail rail(Instant now, byte[] masterKey) {
        return new SandboxRail(
                new SandboxSignature(
                        MasterKey.parse(Base64.getEncoder().encodeToString(masterKey))),
                Clock.fixed(now, ZoneOffset.UTC),
                true);
    }
}
