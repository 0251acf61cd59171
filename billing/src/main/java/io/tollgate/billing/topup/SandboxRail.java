package io.tollgate.billing.topup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tollgate.billing.money.Money;
import io.tollgate.catalog.id.TenantId;
import io.tollgate.catalog.secret.SandboxSignature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Play money with the manners of a real rail: an order, a checkout page and signed events. The
/// signature is `t=<seconds since 1970>,v1=<hex of HMAC-SHA-256 over "<t>.<payload>">`.
@ApplicationScoped
public class SandboxRail implements PaymentRail {
    public static final String NAME = "sandbox";

    /// Clocks differ, events travel; an older one is a replay.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SIGNATURE =
            Pattern.compile("t=(?<at>\\d{1,12}),v1=(?<mac>[0-9a-f]{64})");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxSignature signature;
    private final Clock clock;
    private final boolean enabled;

    SandboxRail(
            SandboxSignature signature,
            Clock clock,
            @ConfigProperty(name = "tollgate.top-up.sandbox", defaultValue = "false")
                    boolean enabled) {
        this.signature = signature;
        this.clock = clock;
        this.enabled = enabled;
    }

    /// A payload with its signature header.
    public record Signed(String payload, String signature) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean enabled() {
        return enabled;
    }

    @Override
    public URI checkout(TenantId tenant, UUID order, Money amount) {
        return URI.create("/tenants/" + tenant + "/top-up/" + order + "/checkout");
    }

    /// What the sandbox sends when its payer has paid or declined.
    public Signed event(TopUp order, boolean paid) {
        ObjectNode event = JSON.createObjectNode();
        event.put("id", "evt_" + UUID.randomUUID());
        event.put("type", paid ? "payment.succeeded" : "payment.failed");
        event.put("order", order.id().toString());
        event.put("amount", order.amount().decimal());
        event.put("currency", order.amount().currency().getCurrencyCode());
        String payload = event.toString();
        long at = clock.instant().getEpochSecond();
        String mac = mac(at, payload.getBytes(StandardCharsets.UTF_8));
        return new Signed(payload, "t=" + at + ",v1=" + mac);
    }

    @Override
    public Event read(byte[] payload, @Nullable String header) {
        Matcher parts = SIGNATURE.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            return new Event.Refused("the signature is missing or malformed");
        }
        long at = Long.parseLong(parts.group("at"));
        byte[] said = parts.group("mac").getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(said, mac(at, payload).getBytes(StandardCharsets.US_ASCII))) {
            return new Event.Refused("the signature is wrong");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(at), clock.instant()).abs();
        if (age.compareTo(TOLERANCE) > 0) {
            return new Event.Refused("the event is too old");
        }
        try {
            return event(JSON.readTree(payload));
        } catch (IOException | IllegalArgumentException malformed) {
            return new Event.Refused("the event is malformed");
        }
    }

    private static Event event(JsonNode json) {
        String id = json.path("id").asText();
        if (id.isEmpty() || id.length() > 200) {
            throw new IllegalArgumentException("id");
        }
        return switch (json.path("type").asText()) {
            case "payment.succeeded" ->
                    new Event.Paid(
                            id,
                            UUID.fromString(json.path("order").asText()),
                            Money.parse(
                                    json.path("amount").asText(),
                                    Currency.getInstance(json.path("currency").asText())));
            case "payment.failed" ->
                    new Event.Failed(id, UUID.fromString(json.path("order").asText()));
            default -> new Event.Other(id);
        };
    }

    private String mac(long at, byte[] payload) {
        byte[] head = (at + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] signed = new byte[head.length + payload.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(payload, 0, signed, head.length, payload.length);
        return HexFormat.of().formatHex(signature.mac(signed));
    }
}
