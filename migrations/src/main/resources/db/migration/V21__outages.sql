-- A gateway that could not say that it lives, for PostgreSQL was away, knows that the others could not either.

ALTER TABLE gateway_incarnation ADD COLUMN interrupted_at timestamptz;
ALTER TABLE gateway_incarnation ADD COLUMN resumed_at timestamptz;
COMMENT ON COLUMN gateway_incarnation.interrupted_at IS 'the last heartbeat before it fell silent for more than 10 s, and came back';
COMMENT ON COLUMN gateway_incarnation.resumed_at IS 'the first heartbeat after that';
