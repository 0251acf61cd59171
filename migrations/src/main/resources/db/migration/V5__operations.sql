-- The life of Redis data and of gateways, as PostgreSQL sees it.

CREATE TABLE shard_epoch (
    shard integer PRIMARY KEY CHECK (shard BETWEEN 0 AND 63),
    epoch bigint NOT NULL,
    -- `recovering` fences every flush of an older epoch; only `open` admits calls.
    state text NOT NULL CHECK (state IN ('recovering', 'open'))
);
INSERT INTO shard_epoch (shard, epoch, state) SELECT n, 0, 'recovering' FROM generate_series(0, 63) n;

CREATE TABLE flush_cursor (
    shard    integer NOT NULL CHECK (shard BETWEEN 0 AND 63),
    epoch    bigint NOT NULL,
    last_id  text NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (shard, epoch)
);

CREATE TABLE gateway_incarnation (
    id           uuid PRIMARY KEY,
    host         text NOT NULL,
    pid          bigint NOT NULL,
    started_at   timestamptz NOT NULL,
    heartbeat_at timestamptz NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX gateway_incarnation_living ON gateway_incarnation (heartbeat_at) WHERE ended_at IS NULL;
