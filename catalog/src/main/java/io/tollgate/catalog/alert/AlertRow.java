package io.tollgate.catalog.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "alert")
class AlertRow {
    @Id UUID id;
    String kind;
    UUID subject;
    String message;

    @Column(name = "raised_at")
    Instant raisedAt;

    @Column(name = "resolved_at")
    @Nullable Instant resolvedAt;

    @Column(name = "raised_sent_at")
    @Nullable Instant raisedSentAt;

    @Column(name = "send_attempts")
    int sendAttempts;

    static String kind(Alert.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// The next of its messages.
    AlertMessage toMessage() {
        return new AlertMessage(toAlert(), raisedSentAt != null, sendAttempts);
    }

    Alert toAlert() {
        return new Alert(
                new AlertId(id),
                Alert.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                subject,
                message,
                raisedAt,
                resolvedAt);
    }
}
