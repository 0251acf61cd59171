-- One open invitation of an address into a tenant, or among the operators: two requests at once send one mail.
CREATE UNIQUE INDEX invitation_once
    ON invitation (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'), lower(email))
    WHERE accepted_at IS NULL AND withdrawn_at IS NULL;

CREATE INDEX one_time_link_of_invitation ON one_time_link (invitation_id) WHERE invitation_id IS NOT NULL;
