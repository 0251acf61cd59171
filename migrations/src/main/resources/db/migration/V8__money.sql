-- Decreases of credit. A decrease first takes a hold in Redis; whoever writes its row decides whether it was posted or given up,
-- so that a hold is never freed under a posting that is still to commit.
CREATE TABLE decrease_hold (
    id        uuid PRIMARY KEY,
    tenant_id uuid NOT NULL REFERENCES tenant,
    outcome   text NOT NULL CHECK (outcome IN ('posted', 'freed')),
    at        timestamptz NOT NULL DEFAULT now()
);

-- Credits that expire, with what is left of them. Consumption takes from the one that expires first; what has not been taken from a lot
-- yet is the difference between `credit_lots_seen` and the account.
CREATE TABLE credit_lot (
    transaction_id uuid PRIMARY KEY REFERENCES ledger_transaction,
    tenant_id      uuid NOT NULL REFERENCES tenant,
    expires_at     timestamptz NOT NULL,
    amount_nanos   bigint NOT NULL CHECK (amount_nanos > 0),
    left_nanos     bigint NOT NULL CHECK (left_nanos BETWEEN 0 AND amount_nanos),
    -- How many transactions have expired parts of it: a part held by calls in flight expires later.
    expiries       integer NOT NULL DEFAULT 0
);
CREATE INDEX credit_lot_expiring ON credit_lot (expires_at) WHERE left_nanos > 0;
CREATE INDEX credit_lot_of_tenant ON credit_lot (tenant_id, expires_at);

CREATE TABLE credit_lots_seen (
    tenant_id    uuid PRIMARY KEY REFERENCES tenant,
    credit_nanos bigint NOT NULL
);

-- Orders of tenants who top up, by payment rail, and the rail's signed events, each once.
CREATE TABLE top_up_order (
    id           uuid PRIMARY KEY,
    tenant_id    uuid NOT NULL REFERENCES tenant,
    rail         text NOT NULL CHECK (rail ~ '^[a-z0-9_-]+$'),
    currency     char(3) NOT NULL,
    amount_nanos bigint NOT NULL CHECK (amount_nanos > 0),
    state        text NOT NULL CHECK (state IN ('open', 'paid', 'failed')),
    checkout_url text NOT NULL,
    created_at   timestamptz NOT NULL,
    paid_at      timestamptz,
    CHECK ((state = 'paid') = (paid_at IS NOT NULL))
);
CREATE INDEX top_up_order_of_tenant ON top_up_order (tenant_id, id);

CREATE TABLE payment_event (
    rail     text NOT NULL,
    id       text NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
    order_id uuid REFERENCES top_up_order,
    kind     text NOT NULL,
    outcome  text NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (rail, id)
);
