-- What cannot become a usage record says which batch brought it (its name has shard, epoch and stream entry), and stays: its
-- charge is in the ledger.

ALTER TABLE quarantine DROP COLUMN shard;
ALTER TABLE quarantine DROP COLUMN epoch;
ALTER TABLE quarantine ADD COLUMN reference text NOT NULL;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quarantine FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE quarantine IS
    'settlements that could not become usage records: kept whole; the charge is booked where the tenant is known';
