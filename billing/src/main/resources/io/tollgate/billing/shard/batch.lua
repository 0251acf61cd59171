-- One batch of operations of one shard (this file, view.lua, limits.lua and operations.lua are one script): all or nothing against the epoch, then each operation with its own result.
-- Amounts are nanos as decimal strings. Lua numbers are doubles, exact below 2^53, which every amount compared here is; lifetime
-- totals (spent, base) are never numbers here, only targets of HINCRBY.
--
-- KEYS  1 meta, 2 usage stream, 3 holds, 4 tombstones, 5 leases, 6 checkpoints, 7… hashes of balances and of keys' budgets
-- ARGV  1 epoch, 2 incarnation ('' without a lease), 3 lease in ms, 4 number of operations, then for each operation
--       its name, the index in KEYS of its balance and of its budget, the call id, and:
--         reserve  min max deadline_ms facts limits ('' when there is none, see `admit`)
--         assert   amount - deadline_ms facts limits (a hold of an epoch before, taken again whatever is available)
--         checkpoint  computed record tokens windows - (what a call has come to so far; the sweeper settles from it)
--         settle   computed record tokens windows -
--         release  - record tokens windows -   (record '' when nothing is to be booked)
--         sweep    - record tokens windows -   (only a hold past its deadline or without a living lease)
--         load     base version debt_limit - -
--         free     - - - - -   (the hold of a decrease of credit: it has no record and leaves no tombstone)
--         budget   base version window first_day last_day
--       where `windows` is the call's day (yyyymmdd) and the codes of its budget windows, parted by commas.
-- Reply: 'EPOCH' alone, or one array an operation; an ended call's has the id of its stream entry and the epoch last.
-- Errors: MALFORMED changed nothing; any other may have changed something.
--
-- A budget hash has `s<day>`, charged in this epoch, for every key; for a window that a budget asked for `u<window>` (used: base,
-- charged and held), `h<window>` (held) and `v<window>` (the version of the balance at which its base was read); and, like a
-- balance hash, the state of rate limits: `r`, `t` and `n`.
local FIELDS = 9

local meta = redis.call('HMGET', KEYS[1], 'epoch', 'run_id')
local run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
if meta[1] ~= ARGV[1] or meta[2] ~= run_id then
    return 'EPOCH'
end

local function malformed(text)
    return redis.error_reply('MALFORMED ' .. text)
end

local types = { 'hash', 'stream', 'hash', 'hash', 'hash', 'hash' }
for i = 1, #KEYS do
    local actual = redis.call('TYPE', KEYS[i]).ok
    if actual ~= 'none' and actual ~= (types[i] or 'hash') then
        return redis.error_reply('CORRUPT key ' .. KEYS[i] .. ' holds a ' .. actual)
    end
end

local NUMERIC = {
    reserve = { 5, 6, 7 }, assert = { 5, 7 }, checkpoint = { 5, 7 }, settle = { 5, 7 }, release = { 7 }, sweep = { 7 }, load = { 6, 7 }, budget = { 5, 6, 8, 9 }, free = {},
}
local FORMS = {
    reserve = { [9] = '^[%d,]*%u?%d*$' },
    assert = { [9] = '^[%d,]*%u?%d*$' },
    checkpoint = { [8] = '^%d+,%w+,%w+,%w+,%w+$' },
    settle = { [8] = '^%d+,%w+,%w+,%w+,%w+$' },
    release = { [8] = '^%d+,%w+,%w+,%w+,%w+$' },
    sweep = { [8] = '^%d+,%w+,%w+,%w+,%w+$' },
    load = { [5] = '^%-?%d+$' },
    budget = { [7] = '^%u%d*$' },
    free = {},
}
local count = tonumber(ARGV[4])
if #ARGV ~= 4 + count * FIELDS then
    return malformed('arguments of the batch do not add up')
end
for n = 0, count - 1 do
    local at = 4 + n * FIELDS
    local numeric = NUMERIC[ARGV[at + 1]]
    if not numeric or not KEYS[tonumber(ARGV[at + 2])] or not KEYS[tonumber(ARGV[at + 3])] then
        return malformed('operation ' .. ARGV[at + 1])
    end
    for _, i in ipairs(numeric) do
        if not string.match(ARGV[at + i], '^%d+$') or tonumber(ARGV[at + i]) > 9007199254740991 then
            return malformed('amount ' .. ARGV[at + i])
        end
    end
    for i, form in pairs(FORMS[ARGV[at + 1]]) do
        if not string.match(ARGV[at + i], form) then
            return malformed('argument ' .. ARGV[at + i])
        end
    end
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
