package io.tollgate.admin.access;

import io.tollgate.catalog.id.SessionId;
import io.tollgate.catalog.secret.Base62;
import io.tollgate.catalog.secret.FormSignature;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Request-forgery tokens: a random part and its signature together with what the token belongs to.
/// Each is another text, so that compressed pages tell nothing of it; all of one binding are good
/// as long as the binding is.
@Singleton
final class FormTokens {
    private static final int RANDOM_BYTES = 16;
    private static final int RANDOM_DIGITS = 22;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FormSignature signature;

    FormTokens(FormSignature signature) {
        this.signature = signature;
    }

    /// What tokens belong to: a session, or the visit of a browser that is signed out.
    record Binding(String text) {
        static Binding of(SessionId session) {
            return new Binding("session:" + session);
        }

        static Binding ofVisit(String secret) {
            return new Binding("visit:" + secret);
        }
    }

    String issue(Binding binding) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String random = Base62.encode(bytes, RANDOM_DIGITS);
        return random + sign(random, binding);
    }

    boolean matches(Binding binding, @Nullable String token) {
        if (token == null || token.length() <= RANDOM_DIGITS) {
            return false;
        }
        String expected = sign(token.substring(0, RANDOM_DIGITS), binding);
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8),
                token.substring(RANDOM_DIGITS).getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String random, Binding binding) {
        byte[] message = (random + binding.text()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.mac(message));
    }
}
