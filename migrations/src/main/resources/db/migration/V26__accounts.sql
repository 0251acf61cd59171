-- What our accounts at upstreams hold, from where on somebody must hear of it, and what the webhook has been told.

CREATE TABLE account_marks (
    upstream_id   uuid PRIMARY KEY REFERENCES upstream ON DELETE CASCADE,
    currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    alert_nanos   bigint NOT NULL CHECK (alert_nanos >= 0),
    reserve_nanos bigint NOT NULL CHECK (reserve_nanos >= 0)
);
COMMENT ON COLUMN account_marks.alert_nanos IS 'below it operators are told; 0 for never';
COMMENT ON COLUMN account_marks.reserve_nanos IS 'below it traffic is moved away; 0 for never';

CREATE TABLE account_balance (
    credential_id uuid PRIMARY KEY REFERENCES credential ON DELETE CASCADE,
    balance_nanos bigint,
    currency      text CHECK (currency ~ '^[A-Z]{3}$'),
    tight         boolean NOT NULL DEFAULT false,
    checked_at    timestamptz,
    error         text,
    claimed_until timestamptz,
    CHECK ((balance_nanos IS NULL) = (currency IS NULL))
);
COMMENT ON COLUMN account_balance.balance_nanos IS 'as last told; null before that';
COMMENT ON COLUMN account_balance.tight IS 'low or empty, so that it is asked for more often';
COMMENT ON COLUMN account_balance.error IS 'why the last question had no answer; null if it had';
COMMENT ON COLUMN account_balance.claimed_until IS 'while one console asks';

ALTER TABLE alert ADD COLUMN raised_sent_at timestamptz;
ALTER TABLE alert ADD COLUMN resolved_sent_at timestamptz;
ALTER TABLE alert ADD COLUMN send_attempts integer NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN send_after timestamptz;
COMMENT ON COLUMN alert.send_attempts IS 'of the message that the webhook is to be given next';
COMMENT ON COLUMN alert.send_after IS 'while one console sends, and between attempts; null for at once';
CREATE INDEX alert_to_send ON alert (id) WHERE raised_sent_at IS NULL OR (resolved_at IS NOT NULL AND resolved_sent_at IS NULL);
