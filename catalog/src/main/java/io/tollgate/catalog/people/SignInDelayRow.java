package io.tollgate.catalog.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "sign_in_delay")
class SignInDelayRow {
    @Id byte[] subject;
    int failures;

    @Column(name = "blocked_until")
    Instant blockedUntil;

    @Column(name = "forgotten_at")
    Instant forgottenAt;
}
