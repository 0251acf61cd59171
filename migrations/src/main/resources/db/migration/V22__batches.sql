-- Which ledger transaction a call was booked in, so that what a batch posted can be held against its records. Null for calls that
-- were booked before, and for calls in quarantine whose charge is not booked.

ALTER TABLE usage_record ADD COLUMN transaction_id uuid;
ALTER TABLE quarantine ADD COLUMN transaction_id uuid;
ALTER TABLE quarantine ADD COLUMN shortfall_nanos bigint NOT NULL DEFAULT 0;

-- What was given back of a key's charges of a day: its budget has it again.
ALTER TABLE key_daily_usage ADD COLUMN corrected_nanos bigint NOT NULL DEFAULT 0;

-- What an operator decided about a call in quarantine, once.
CREATE TABLE quarantine_resolution (
    id      uuid PRIMARY KEY REFERENCES quarantine,
    outcome text NOT NULL CHECK (outcome IN ('booked', 'written_off')),
    reason  text CHECK (length(reason) BETWEEN 1 AND 500),
    at      timestamptz NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quarantine_resolution
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE quarantine_resolution IS
    'booked: the record could be inserted later; written_off: it never will be, its charge was given back';

-- Batches of which the ledger says something else than their calls do, in nanos. A call's cost is posted with its batch unless the
-- call was in quarantine.
CREATE VIEW batch_drift AS
WITH calls AS (
    SELECT u.tenant_id, u.transaction_id, u.charge_nanos, u.shortfall_nanos,
           CASE WHEN EXISTS (SELECT FROM quarantine q WHERE q.id = u.id) THEN 0 ELSE coalesce(u.cost_nanos, 0) END AS cost_nanos
    FROM usage_record u WHERE u.transaction_id IS NOT NULL
    UNION ALL
    SELECT q.tenant_id, q.transaction_id, q.charge_nanos, q.shortfall_nanos, 0
    FROM quarantine q LEFT JOIN quarantine_resolution r USING (id)
    WHERE q.transaction_id IS NOT NULL AND r.outcome IS DISTINCT FROM 'booked'),
used AS (
    SELECT tenant_id, transaction_id, count(*) AS calls, sum(charge_nanos) AS charge, sum(charge_nanos + shortfall_nanos) AS revenue,
           sum(cost_nanos) AS cost
    FROM calls GROUP BY tenant_id, transaction_id),
posted AS (
    SELECT t.tenant_id, t.id, t.reference, -sum(e.amount_nanos) FILTER (WHERE e.account IN ('credit', 'debt')) AS charge,
           sum(e.amount_nanos) FILTER (WHERE e.account = 'revenue') AS revenue,
           -sum(e.amount_nanos) FILTER (WHERE e.account LIKE 'upstream_cost:%') AS cost
    FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
    WHERE t.kind = 'usage' GROUP BY t.tenant_id, t.id, t.reference),
compared AS (
    SELECT u.tenant_id, u.transaction_id, p.reference, u.calls, u.charge AS used_nanos, coalesce(p.charge, 0) AS posted_nanos,
           abs(u.charge - coalesce(p.charge, 0)) + abs(u.revenue - coalesce(p.revenue, 0)) + abs(u.cost - coalesce(p.cost, 0))
             AS drift_nanos
    FROM used u LEFT JOIN posted p ON p.id = u.transaction_id AND p.tenant_id = u.tenant_id)
SELECT * FROM compared WHERE drift_nanos <> 0;
