package io.tollgate.admin.alerts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs what the webhook is sent: `t=<seconds>,v1=<hex of HMAC-SHA-256 of "<seconds>.<body>">`, so
/// that a receiver knows both whose it is and how old.
final class WebhookSignature {
    static final String HEADER = "x-tollgate-signature";
    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    static String of(String secret, Instant at, String body) {
        String time = Long.toString(at.getEpochSecond());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] digest = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JDK lacks " + ALGORITHM, impossible);
        }
    }
}
