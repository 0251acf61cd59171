package io.tollgate.catalog.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "operator_role")
class OperatorRoleRow {
    @Id
    @Column(name = "person_id")
    UUID personId;

    String role;

    @Column(name = "created_at")
    Instant createdAt;
}
