-- Recovery while gateways live: each hands in what it settled in the epoch before, and takes its running calls' holds again.

ALTER TABLE shard_epoch DROP CONSTRAINT shard_epoch_state_check;
ALTER TABLE shard_epoch ADD CONSTRAINT shard_epoch_state_check CHECK (state IN ('recovering', 'asserting', 'open', 'restored'));
COMMENT ON COLUMN shard_epoch.state IS
    'recovering: older epochs are fenced, gateways hand in; asserting: Redis is opened, holds are taken again; open: calls are admitted; '
    'restored: PostgreSQL is older than Redis, an operator must decide';

CREATE TABLE shard_hand_in (
    shard       integer NOT NULL,
    epoch       bigint NOT NULL,
    incarnation uuid NOT NULL,
    asserted    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (shard, epoch, incarnation)
);
