package io.tollgate.admin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderConnectionTest {
    @Test
    void anIssuerIsAUrl() {
        assertThat(ProviderConnection.checked(" https://id.example.com/realms/tollgate "))
                .isEqualTo("https://id.example.com/realms/tollgate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id.example.com", "ftp://x", "https://", "a b", "https://x?y"})
    void anythingElseIsRefusedByName(String issuer) {
        assertThatThrownBy(() -> ProviderConnection.checked(issuer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TOLLGATE_OIDC_ISSUER")
                .hasMessageContaining(issuer);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() ->
                        ProviderConnection.required(Optional.of(" "), "TOLLGATE_OIDC_CLIENT_ID"))
                .hasMessage("TOLLGATE_OIDC_CLIENT_ID is required with TOLLGATE_OIDC_ISSUER");
    }
}
