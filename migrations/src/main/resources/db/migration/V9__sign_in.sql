-- One open link of a purpose for an invitation or an address, so that the newest replaces the one before even when two are
-- asked for at once. The set-up link is for no address: there is one in all.
CREATE UNIQUE INDEX one_time_link_open ON one_time_link (purpose, (coalesce(invitation_id::text, lower(email), '')))
    WHERE used_at IS NULL;
