package io.tollgate.admin.once;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The first answer to each idempotency key of each actor, in PostgreSQL, written in the
/// transaction that moves the money: both are kept or neither is.
@ApplicationScoped
public class FirstAnswers {
    private static final String CLAIM =
            """
            INSERT INTO idempotent_answer (actor, key, fingerprint, status, answer) VALUES (?, ?, ?, 0, 'null')
            ON CONFLICT (actor, key) DO NOTHING\
            """;
    private static final String FIND =
            "SELECT fingerprint, status, answer::text AS answer FROM idempotent_answer WHERE actor = ? AND key = ?";
    private static final String KEEP =
            "UPDATE idempotent_answer SET status = ?, answer = ?::jsonb WHERE actor = ? AND key = ?";

    private final DataSource database;

    FirstAnswers(DataSource database) {
        this.database = database;
    }

    /// What a key stands for now.
    public sealed interface Claim {}

    /// The key is new and this transaction's.
    public record New() implements Claim {}

    /// The same request was answered before.
    public record Known(int status, String answer) implements Claim {}

    /// The key was used for another request.
    public record Conflicting() implements Claim {}

    /// Blocks while another transaction has the key, until that one ends.
    @Transactional(Transactional.TxType.MANDATORY)
    public Claim claim(String actor, IdempotencyKey key, byte[] fingerprint) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM);
                PreparedStatement find = connection.prepareStatement(FIND)) {
            claim.setString(1, actor);
            claim.setString(2, key.value());
            claim.setBytes(3, fingerprint);
            if (claim.executeUpdate() == 1) {
                return new New();
            }
            find.setString(1, actor);
            find.setString(2, key.value());
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("an idempotent answer has vanished");
                }
                return MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)
                        ? new Known(row.getInt("status"), row.getString("answer"))
                        : new Conflicting();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("idempotent answers could not be read", failure);
        }
    }

    /// Keeps the answer to a key that this transaction has claimed.
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(String actor, IdempotencyKey key, int status, String answer) {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setInt(1, status);
            keep.setString(2, answer);
            keep.setString(3, actor);
            keep.setString(4, key.value());
            if (keep.executeUpdate() != 1) {
                throw new IllegalStateException("the key was not claimed");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("an idempotent answer could not be kept", failure);
        }
    }
}
