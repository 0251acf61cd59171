-- How a model chooses among its routes, which credentials rest and why, and what operators must hear of.

ALTER TABLE model ADD COLUMN policy text NOT NULL DEFAULT 'weighted' CHECK (policy IN ('weighted', 'latency', 'price', 'margin'));
ALTER TABLE model ADD COLUMN sticky boolean NOT NULL DEFAULT true;
ALTER TABLE model ADD COLUMN allow_below_cost boolean NOT NULL DEFAULT false;
ALTER TABLE model ADD COLUMN first_token_timeout_ms integer CHECK (first_token_timeout_ms BETWEEN 100 AND 1800000);
COMMENT ON COLUMN model.sticky IS 'long prompts that begin alike go where the prompt cache is, while that place is healthy';

ALTER TABLE credential ADD COLUMN disabled_reason text;
COMMENT ON COLUMN credential.disabled_reason IS 'why the gateway disabled it; null when a person did';

-- Advice that gateways share: no trigger raises the catalog version for it, gateways poll it.
CREATE TABLE cooldown (
    credential_id  uuid NOT NULL REFERENCES credential ON DELETE CASCADE,
    upstream_model text NOT NULL,
    failure_class  text NOT NULL,
    reason         text NOT NULL,
    since          timestamptz NOT NULL,
    until          timestamptz,
    PRIMARY KEY (credential_id, upstream_model)
);
COMMENT ON COLUMN cooldown.upstream_model IS 'empty: every model of the credential';
COMMENT ON COLUMN cooldown.until IS 'null: until a balance probe or a person ends it';

CREATE TABLE alert (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL,
    subject     uuid NOT NULL,
    message     text NOT NULL,
    raised_at   timestamptz NOT NULL,
    resolved_at timestamptz
);
CREATE UNIQUE INDEX alert_open ON alert (kind, subject) WHERE resolved_at IS NULL;
COMMENT ON COLUMN alert.subject IS 'the credential or upstream that it is about; kept when that is deleted';
