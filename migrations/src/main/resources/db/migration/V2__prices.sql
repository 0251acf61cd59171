-- A price table is a version: inserted once, never updated. Prices are nanos of the table's currency per million tokens, `request` per call.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TABLE price_table (
    id             uuid PRIMARY KEY,
    kind           text NOT NULL CHECK (kind IN ('wholesale', 'sell', 'retail')),
    name           text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    upstream_id    uuid REFERENCES upstream,
    rate_card      text REFERENCES rate_card,
    currency       char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    effective_from timestamptz NOT NULL,
    created_at     timestamptz NOT NULL,
    CHECK ((kind = 'wholesale') = (upstream_id IS NOT NULL)),
    CHECK ((kind = 'sell') = (rate_card IS NOT NULL))
);
CREATE INDEX price_table_by_scope ON price_table (kind, upstream_id, rate_card, effective_from);

CREATE TABLE price_line (
    table_id          uuid NOT NULL REFERENCES price_table,
    position          integer NOT NULL,
    model             text NOT NULL CHECK (length(model) BETWEEN 1 AND 200),
    input_nanos       bigint NOT NULL CHECK (input_nanos >= 0),
    cached_input_nanos bigint CHECK (cached_input_nanos >= 0),
    cache_write_nanos bigint CHECK (cache_write_nanos >= 0),
    output_nanos      bigint NOT NULL CHECK (output_nanos >= 0),
    reasoning_nanos   bigint CHECK (reasoning_nanos >= 0),
    request_nanos     bigint CHECK (request_nanos >= 0),
    context_from      integer NOT NULL DEFAULT 0 CHECK (context_from >= 0),
    window_days       text[],
    window_from       text,
    window_to         text,
    window_tz         text,
    window_calendar   text,
    PRIMARY KEY (table_id, position),
    CHECK ((window_from IS NULL) = (window_to IS NULL) AND (window_from IS NULL) = (window_tz IS NULL)
           AND (window_from IS NULL) = (window_days IS NULL))
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON price_table FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON price_line FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER raise_catalog_version AFTER INSERT ON price_table FOR EACH STATEMENT EXECUTE FUNCTION raise_catalog_version();
