-- Budgets of keys. What of a key's day the present epoch of Redis had charged and the cursor has passed: as `flushed` of an account,
-- it keeps what a budget has used in one place only, whatever is flushed meanwhile.
ALTER TABLE key_daily_usage
    ADD COLUMN flushed_nanos bigint NOT NULL DEFAULT 0,
    ADD COLUMN flushed_epoch bigint NOT NULL DEFAULT 0,
    -- The start of the last call that is booked.
    ADD COLUMN last_call_at  timestamptz;

CREATE INDEX api_key_of_budget ON api_key (budget_id);

-- What a key was rotated from.
ALTER TABLE api_key ADD COLUMN rotated_from uuid REFERENCES api_key;
