-- Append-only double entry. A positive amount raises its account: liabilities and income (credit, revenue, payable) grow by
-- positive entries, assets and expenses (payments, cost, debt) by negative ones, so that every transaction sums to zero.

CREATE TABLE ledger_transaction (
    id                  uuid PRIMARY KEY,
    kind                text NOT NULL CHECK (kind IN ('usage', 'grant', 'payment', 'refund', 'adjustment', 'expiry', 'dispute', 'correction')),
    tenant_id           uuid REFERENCES tenant,
    at                  timestamptz NOT NULL,
    -- The UTC month that the transaction belongs to, as its first day.
    period              date NOT NULL CHECK (period = date_trunc('month', period)::date),
    reference           text NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    reason              text,
    balance_after_nanos bigint,
    UNIQUE (tenant_id, kind, reference)
);
CREATE INDEX ledger_transaction_of_tenant ON ledger_transaction (tenant_id, id);

CREATE TABLE ledger_entry (
    transaction_id uuid NOT NULL REFERENCES ledger_transaction,
    position       integer NOT NULL,
    account        text NOT NULL CHECK (account ~ '^(credit|debt|revenue|promotions|breakage|tax|rounding|shortfall|payments:[a-z0-9_-]+|upstream_(cost|payable):[a-z0-9._-]+)$'),
    tenant_id      uuid CHECK ((tenant_id IS NOT NULL) = (account IN ('credit', 'debt'))),
    currency       char(3) NOT NULL,
    amount_nanos   bigint NOT NULL CHECK (amount_nanos <> 0),
    PRIMARY KEY (transaction_id, position)
);
CREATE INDEX ledger_entry_of_tenant ON ledger_entry (tenant_id) WHERE tenant_id IS NOT NULL;

CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ledger_entry WHERE transaction_id = NEW.transaction_id GROUP BY currency HAVING sum(amount_nanos) <> 0) THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER balanced AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transaction FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The running balance of a tenant: `posted = credit - debt`. `flushed` is what Redis had added to `spent` in `flushed_epoch` and the
-- cursor has passed; `base = posted + flushed` is derived. `base_version` rises, under this row's lock, whenever base changes.
CREATE TABLE tenant_account (
    tenant_id         uuid PRIMARY KEY REFERENCES tenant,
    currency          char(3) NOT NULL,
    credit_nanos      bigint NOT NULL DEFAULT 0 CHECK (credit_nanos BETWEEN 0 AND 9007199254740991),
    debt_nanos        bigint NOT NULL DEFAULT 0 CHECK (debt_nanos >= 0),
    -- Lifetime credits net of decreases; lifetime usage is this less posted.
    credited_nanos    bigint NOT NULL DEFAULT 0,
    flushed_nanos     bigint NOT NULL DEFAULT 0,
    flushed_epoch     bigint NOT NULL DEFAULT 0,
    base_version      bigint NOT NULL DEFAULT 1,
    published_version bigint NOT NULL DEFAULT 1,
    CHECK (credit_nanos = 0 OR debt_nanos = 0)
);
CREATE INDEX tenant_account_unpublished ON tenant_account (tenant_id) WHERE base_version > published_version;

-- Answers of money-moving requests by Idempotency-Key, per management key.
CREATE TABLE idempotent_answer (
    actor       text NOT NULL,
    key         text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint bytea NOT NULL,
    status      integer NOT NULL,
    answer      jsonb NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (actor, key)
);
