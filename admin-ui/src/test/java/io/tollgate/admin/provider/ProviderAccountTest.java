package io.tollgate.admin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.catalog.people.Email;
import io.tollgate.catalog.people.People;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderAccountTest {
    private static final Map<String, Object> USUAL =
            Map.of(
                    "iss", "https://id.example.com/realms/tollgate",
                    "sub", "42",
                    "raw_token", "a.b.c",
                    "email", "ada@example.com",
                    "email_verified", true,
                    "name", "Ada Lovelace",
                    "auth_time", 1_790_000_000L);

    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return "ada";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
        public <T> @Nullable T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private static ProviderAccount with(String claim, @Nullable Object value) {
        Map<String, Object> claims = new HashMap<>(USUAL);
        if (value == null) {
            var _ = claims.remove(claim);
        } else {
            claims.put(claim, value);
        }
        return ProviderAccount.of(new Token(claims));
    }

    @Test
    void whatTheProviderSaysIsTaken() {
        ProviderAccount account = with("more", "ignored");

        assertThat(account.provider())
                .isEqualTo(new People.Provider("https://id.example.com/realms/tollgate", "42"));
        assertThat(account.email()).contains(new Email("ada@example.com"));
        assertThat(account.emailVerified()).isTrue();
        assertThat(account.name()).isEqualTo("Ada Lovelace");
        assertThat(account.provedAt()).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
        assertThat(account).hasToString("ProviderAccount[" + account.provider() + "]");
    }

    @Test
    void onlyAClearYesVouchesForAnAddress() {
        assertThat(with("email_verified", "true").emailVerified()).isTrue();
        assertThat(with("email_verified", false).emailVerified()).isFalse();
        assertThat(with("email_verified", null).emailVerified()).isFalse();
        assertThat(with("email_verified", "yes").emailVerified()).isFalse();
        assertThat(with("email_verified", 1).emailVerified()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"' '", "nobody", "a@b@c", "'a b@example.com'"})
    void whatIsNoAddressIsNone(String text) {
        assertThat(with("email", text).email()).isEmpty();
    }

    @Test
    void aNameIsMadePrintableAndNotLongerThanNamesAre() {
        assertThat(with("name", "Ada\r\n\u2028Lovelace ").name()).isEqualTo("Ada   Lovelace");
        assertThat(with("name", "x".repeat(500)).name()).hasSize(200);
        assertThat(with("name", " \n ").name()).isEqualTo("ada@example.com");
        assertThat(with("name", null).name()).isEqualTo("ada@example.com");
    }

    @Test
    void aProofWhoseTimeIsNotToldIsLongAgo() {
        assertThat(with("auth_time", null).provedAt()).isEqualTo(Instant.EPOCH);
        assertThat(with("auth_time", "soon").provedAt()).isEqualTo(Instant.EPOCH);
        assertThat(with("auth_time", -5).provedAt()).isEqualTo(Instant.EPOCH);
    }
}
