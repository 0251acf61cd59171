-- One row a reserved call, charge 0 included. The partition's month is the month inside the UUIDv7 call id; no foreign keys, so that
-- a removed key, model or upstream can never stop a settlement from being booked.

CREATE TABLE usage_record (
    id                   uuid NOT NULL,
    created_at           timestamptz NOT NULL,
    tenant_id            uuid NOT NULL,
    key_id               uuid NOT NULL,
    model                text NOT NULL,
    upstream_id          uuid,
    upstream             text,
    upstream_model       text,
    credential           text,
    status               text NOT NULL CHECK (status IN ('completed', 'partial', 'failed', 'abandoned', 'client_gone')),
    stream               boolean NOT NULL,
    usage_source         text NOT NULL CHECK (usage_source IN ('reported', 'estimated', 'partial', 'none')),
    input                bigint NOT NULL CHECK (input >= 0),
    cached_input         bigint NOT NULL CHECK (cached_input >= 0),
    cache_write          bigint NOT NULL CHECK (cache_write >= 0),
    output               bigint NOT NULL CHECK (output >= 0),
    reasoning            bigint NOT NULL CHECK (reasoning >= 0),
    unpriced             jsonb,
    currency             char(3) NOT NULL,
    charge_nanos         bigint NOT NULL CHECK (charge_nanos >= 0),
    shortfall_nanos      bigint NOT NULL CHECK (shortfall_nanos >= 0),
    charge_lines         jsonb NOT NULL,
    price_version        uuid,
    retail_nanos         bigint,
    retail_currency      char(3),
    retail_version       uuid,
    cost_nanos           bigint,
    cost_currency        char(3),
    wholesale_version    uuid,
    latency_ms           bigint NOT NULL,
    time_to_first_token_ms bigint,
    attempts             jsonb NOT NULL,
    PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX usage_of_tenant ON usage_record (tenant_id, created_at DESC, id DESC);

CREATE TABLE usage_record_default PARTITION OF usage_record DEFAULT;

-- Makes the partitions of the given month and the one after; harmless when they exist. A statement trigger of the parent does not
-- fire for a statement on a partition, so each has its own.
CREATE FUNCTION ensure_usage_partitions(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first date;
BEGIN
    FOR first IN SELECT (date_trunc('month', month) + make_interval(months => n))::date FROM generate_series(0, 1) n LOOP
        IF to_regclass('usage_record_' || to_char(first, 'YYYYMM')) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF usage_record FOR VALUES FROM (%L) TO (%L)',
                'usage_record_' || to_char(first, 'YYYYMM'),
                to_char(first, 'YYYY-MM-DD') || 'T00:00:00Z',
                to_char(first + interval '1 month', 'YYYY-MM-DD') || 'T00:00:00Z');
            EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', 'usage_record_' || to_char(first, 'YYYYMM'));
        END IF;
    END LOOP;
END $$;
SELECT ensure_usage_partitions((now() AT TIME ZONE 'UTC')::date);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON usage_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON usage_record_default FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Sums per key and UTC day of the call id, kept in the flush's transaction.
CREATE TABLE key_daily_usage (
    key_id       uuid NOT NULL,
    day          date NOT NULL,
    tenant_id    uuid NOT NULL,
    currency     char(3) NOT NULL,
    calls        bigint NOT NULL,
    input        bigint NOT NULL,
    cached_input bigint NOT NULL,
    cache_write  bigint NOT NULL,
    output       bigint NOT NULL,
    reasoning    bigint NOT NULL,
    charge_nanos bigint NOT NULL,
    PRIMARY KEY (key_id, day)
);
CREATE INDEX key_daily_usage_of_tenant ON key_daily_usage (tenant_id, day);

-- A settlement that could not become a usage record: kept whole, its charge booked, an operator alarmed.
CREATE TABLE quarantine (
    id           uuid PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT now(),
    shard        integer NOT NULL,
    epoch        bigint NOT NULL,
    tenant_id    uuid,
    charge_nanos bigint NOT NULL,
    record       text NOT NULL,
    error        text NOT NULL
);
