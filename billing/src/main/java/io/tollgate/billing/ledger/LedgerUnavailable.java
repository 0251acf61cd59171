package io.tollgate.billing.ledger;

import java.sql.SQLException;

/// PostgreSQL failed or refused; the transaction is rolled back and may be tried again.
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerUnavailable(SQLException cause) {
        super("the ledger does not answer: " + cause.getMessage(), cause);
    }
}
