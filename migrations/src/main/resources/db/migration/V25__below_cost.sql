-- Whether the operator said, with a table of prices, that selling below cost is meant.
ALTER TABLE price_table ADD COLUMN below_cost_allowed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN price_table.below_cost_allowed IS 'routes that cost more than the call sells for are used for what this version prices';
