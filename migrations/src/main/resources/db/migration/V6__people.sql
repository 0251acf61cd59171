-- People who use the console: who they are, what they may do, and where they are signed in. Secrets are here as digests only
-- (HMAC-SHA-256 with the pepper), passwords as Argon2id hashes with their parameters.

CREATE TABLE person (
    id            uuid PRIMARY KEY,
    email         text NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    -- Null for who signs in at the OpenID provider.
    password_hash text CHECK (length(password_hash) BETWEEN 1 AND 500),
    oidc_issuer   text,
    oidc_subject  text,
    language      text CHECK (language IN ('en', 'zh')),
    created_at    timestamptz NOT NULL,
    UNIQUE (oidc_issuer, oidc_subject),
    CHECK ((oidc_issuer IS NULL) = (oidc_subject IS NULL))
);
CREATE UNIQUE INDEX person_by_email ON person (lower(email));

CREATE TABLE operator_role (
    person_id  uuid PRIMARY KEY REFERENCES person,
    role       text NOT NULL CHECK (role IN ('admin', 'finance', 'support')),
    created_at timestamptz NOT NULL
);

CREATE TABLE membership (
    tenant_id  uuid NOT NULL REFERENCES tenant,
    person_id  uuid NOT NULL REFERENCES person,
    role       text NOT NULL CHECK (role IN ('owner', 'developer', 'billing')),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, person_id)
);
CREATE INDEX membership_of_person ON membership (person_id);

-- Into a tenant, or among the operators where there is none.
CREATE TABLE invitation (
    id          uuid PRIMARY KEY,
    email       text NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    tenant_id   uuid REFERENCES tenant,
    role        text NOT NULL,
    invited_by  text NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    withdrawn_at timestamptz,
    CHECK (CASE WHEN tenant_id IS NULL THEN role IN ('admin', 'finance', 'support')
                ELSE role IN ('owner', 'developer', 'billing') END)
);
CREATE INDEX invitation_of_tenant ON invitation (tenant_id, id);
CREATE INDEX invitation_open_for ON invitation (lower(email)) WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

-- What a link in a mail stands for. Used once; a link for a person goes with the next one of its purpose.
CREATE TABLE one_time_link (
    digest        bytea PRIMARY KEY CHECK (length(digest) = 32),
    purpose       text NOT NULL CHECK (purpose IN ('set_up', 'confirm', 'reset', 'invitation')),
    email         text CHECK (length(email) BETWEEN 3 AND 320),
    invitation_id uuid REFERENCES invitation,
    -- What was typed before the address was confirmed: names, never a password.
    details       jsonb,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    used_at       timestamptz
);
CREATE INDEX one_time_link_expiry ON one_time_link (expires_at);

CREATE TABLE console_session (
    id               uuid PRIMARY KEY,
    digest           bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    person_id        uuid NOT NULL REFERENCES person,
    created_at       timestamptz NOT NULL,
    last_seen_at     timestamptz NOT NULL,
    -- When the person last proved who they are, for what asks for a recent password.
    proved_at        timestamptz NOT NULL,
    ended_at         timestamptz,
    address          text NOT NULL,
    browser          text NOT NULL,
    -- For the end of the session at the OpenID provider, sealed.
    provider_token   bytea,
    -- A form that was sent after the session's end, until the person is back: its path and fields, never a secret.
    kept_path        text,
    kept_fields      jsonb,
    kept_at          timestamptz
);
CREATE INDEX console_session_of_person ON console_session (person_id, id);

-- Failures in a row, by digest of an account's or a network address; whether the account exists makes no difference.
CREATE TABLE sign_in_delay (
    subject       bytea PRIMARY KEY CHECK (length(subject) = 32),
    failures      integer NOT NULL CHECK (failures > 0),
    blocked_until timestamptz NOT NULL,
    forgotten_at  timestamptz NOT NULL
);
CREATE INDEX sign_in_delay_expiry ON sign_in_delay (forgotten_at);
