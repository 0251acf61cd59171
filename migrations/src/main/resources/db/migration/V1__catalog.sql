-- Who may call, and where calls may go. Times are UTC; ids are UUIDv7 made by the application.

CREATE TABLE catalog_version (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    version  bigint NOT NULL
);
INSERT INTO catalog_version (version) VALUES (1);

-- Every change that a gateway's snapshot or key cache must see raises the version in its own transaction.
CREATE FUNCTION raise_catalog_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE catalog_version SET version = version + 1;
    RETURN NULL;
END $$;

CREATE TABLE rate_card (
    name       text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    currency   char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO rate_card (name, currency) VALUES ('standard', 'USD');

CREATE TABLE tenant (
    id               uuid PRIMARY KEY,
    name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    email            text NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    rate_card        text NOT NULL REFERENCES rate_card,
    currency         char(3) NOT NULL,
    debt_limit_nanos bigint NOT NULL DEFAULT 0 CHECK (debt_limit_nanos BETWEEN 0 AND 9007199254740991),
    rpm              integer CHECK (rpm > 0),
    tpm              bigint CHECK (tpm > 0),
    concurrency      integer CHECK (concurrency > 0),
    status           text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
    created_at       timestamptz NOT NULL
);

CREATE TABLE api_key (
    id                uuid PRIMARY KEY,
    tenant_id         uuid NOT NULL REFERENCES tenant,
    name              text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- HMAC-SHA-256 of the whole secret with the pepper; the secret itself is nowhere.
    digest            bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    pepper_id         text NOT NULL,
    prefix            text NOT NULL,
    last4             text NOT NULL CHECK (length(last4) = 4),
    -- The budget survives rotation: a rotated key points at the first one's budget.
    budget_id         uuid NOT NULL,
    limit_nanos       bigint CHECK (limit_nanos >= 0),
    limit_reset       text CHECK (limit_reset IN ('daily', 'weekly', 'monthly')),
    models            text[],
    ip_allow          text[],
    rpm               integer CHECK (rpm > 0),
    tpm               bigint CHECK (tpm > 0),
    concurrency       integer CHECK (concurrency > 0),
    expires_at        timestamptz,
    revoked_at        timestamptz,
    created_at        timestamptz NOT NULL
);
CREATE INDEX api_key_of_tenant ON api_key (tenant_id, id);

CREATE TABLE management_key (
    id         uuid PRIMARY KEY,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    scope      text NOT NULL CHECK (scope IN ('operator', 'tenant')),
    tenant_id  uuid REFERENCES tenant,
    digest     bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    pepper_id  text NOT NULL,
    last4      text NOT NULL CHECK (length(last4) = 4),
    revoked_at timestamptz,
    created_at timestamptz NOT NULL,
    CHECK ((scope = 'tenant') = (tenant_id IS NOT NULL))
);

CREATE TABLE upstream (
    id                    uuid PRIMARY KEY,
    name                  text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    label                 text NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
    dialect               text NOT NULL CHECK (dialect IN ('openai', 'deepseek', 'kimi', 'glm', 'anthropic')),
    base_url              text NOT NULL CHECK (length(base_url) BETWEEN 8 AND 2000),
    allow_private_network boolean NOT NULL DEFAULT false,
    disconnect            text NOT NULL DEFAULT 'drain' CHECK (disconnect IN ('drain', 'cancel')),
    status                text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
    created_at            timestamptz NOT NULL
);

-- Ciphertext is AES-256-GCM under a data key of its row, itself wrapped by the master key; the row's id is the associated data.
CREATE TABLE credential (
    id          uuid PRIMARY KEY,
    upstream_id uuid NOT NULL REFERENCES upstream ON DELETE CASCADE,
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    ciphertext  bytea NOT NULL,
    wrapped_key bytea NOT NULL,
    master_id   text NOT NULL,
    last4       text NOT NULL,
    weight      integer NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0 AND 1000000),
    status      text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
    created_at  timestamptz NOT NULL,
    UNIQUE (upstream_id, name)
);

CREATE TABLE model (
    id                    text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,126}$'),
    display_name          text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
    context_length        integer NOT NULL CHECK (context_length BETWEEN 1 AND 100000000),
    max_output_tokens     integer NOT NULL CHECK (max_output_tokens BETWEEN 1 AND 100000000),
    default_output_tokens integer NOT NULL CHECK (default_output_tokens BETWEEN 1 AND max_output_tokens),
    created_at            timestamptz NOT NULL
);

CREATE TABLE model_alias (
    alias    text PRIMARY KEY CHECK (alias ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,126}$'),
    model_id text NOT NULL REFERENCES model ON DELETE CASCADE
);

CREATE TABLE route (
    model_id       text NOT NULL REFERENCES model ON DELETE CASCADE,
    position       integer NOT NULL,
    upstream_id    uuid NOT NULL REFERENCES upstream,
    upstream_model text NOT NULL CHECK (length(upstream_model) BETWEEN 1 AND 200),
    priority       integer NOT NULL CHECK (priority BETWEEN 0 AND 1000),
    weight         integer NOT NULL CHECK (weight BETWEEN 0 AND 1000000),
    PRIMARY KEY (model_id, position)
);

-- A check value of the master key, so that a wrong key is refused at start instead of failing at the first decryption.
CREATE TABLE master_key_check (
    master_id   text PRIMARY KEY,
    check_value bytea NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE audit (
    id     uuid PRIMARY KEY,
    at     timestamptz NOT NULL,
    actor  text NOT NULL,
    action text NOT NULL,
    target text NOT NULL,
    tenant_id uuid,
    before jsonb,
    after  jsonb
);
CREATE INDEX audit_of_tenant ON audit (tenant_id, id);

DO $$
DECLARE watched text;
BEGIN
    FOREACH watched IN ARRAY ARRAY['tenant', 'api_key', 'upstream', 'credential', 'model', 'model_alias', 'route', 'rate_card'] LOOP
        EXECUTE format('CREATE TRIGGER raise_catalog_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
                        FOR EACH STATEMENT EXECUTE FUNCTION raise_catalog_version()', watched);
    END LOOP;
END $$;
