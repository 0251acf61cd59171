-- What the batch has read and what it will write: each balance, hold and tombstone is read and written once a batch, whatever the
-- number of its operations, and each of them sees what those before it did. Continues batch.lua.
local EXACT = 9007199254740991
local pending = {} -- hash: field: what is to be added
local balances = {} -- hash: its state as numbers; false when Redis has none
local budgeted = {} -- hash of a budget and windows: which of them a budget asked for
local holds, changed = {}, {} -- call: text, false when there is none; and whether the batch changed it
local ends = {} -- call: the tombstone that was there before the batch, false when there was none
-- The batch's stream entry, the tombstones that it makes, and the results that wait for its id.
local entry, buried, waiting = {}, {}, {}

local function text(amount)
    return string.format('%.0f', amount)
end

local function write_pending(hash)
    for field, amount in pairs(pending[hash] or {}) do
        if amount ~= 0 then
            redis.call('HINCRBY', hash, field, text(amount))
        end
    end
    pending[hash] = nil
end

local function add(hash, field, amount)
    local fields = pending[hash]
    if not fields then
        fields = {}
        pending[hash] = fields
    end
    local sum = (fields[field] or 0) + amount
    if sum > EXACT or sum < -EXACT then
        redis.call('HINCRBY', hash, field, text(fields[field]))
        sum = amount
    end
    fields[field] = sum
end

local function balance_of(hash)
    local known = balances[hash]
    if known == nil then
        local state = redis.call('HMGET', hash, 'available', 'held', 'debt_limit', 'version')
        known = state[1] and {
            available = tonumber(state[1]), held = tonumber(state[2]), debt_limit = tonumber(state[3]), version = state[4],
        }
        balances[hash] = known
    end
    return known
end

local function move(hash, available, held, spent)
    local known = balance_of(hash)
    known.available, known.held = known.available + available, known.held + held
    add(hash, 'available', available)
    add(hash, 'held', held)
    add(hash, 'spent', spent)
end

local function read_calls(hash, calls, into)
    if #calls > 0 then
        local texts = redis.call('HMGET', hash, unpack(calls))
        for i, call in ipairs(calls) do
            into[call] = texts[i]
        end
    end
end

-- `value` is false when the hold ends.
local function keep_hold(call, value)
    holds[call], changed[call] = value, true
end

local function hold_of(call)
    if not holds[call] then
        return nil
    end
    local amount, incarnation, deadline, rest = string.match(holds[call], '^(%d+)|([^|]*)|(%d+)|(.*)$')
    -- Behind tenant, key, currency, model and budget: what the call was counted for.
    local counted = string.match(rest, '^[^|]*|[^|]*|[^|]*|[^|]*|[^|]*|(.*)$') or ''
    return {
        amount = tonumber(amount), text = amount, incarnation = incarnation, deadline = tonumber(deadline), counted = counted,
    }
end

local function tombstone(call)
    if buried[call] then
        waiting[#waiting + 1] = { 'ended', unpack(buried[call]) }
        return waiting[#waiting]
    end
    if ends[call] == nil then
        ends[call] = redis.call('HGET', KEYS[4], call)
    end
    if not ends[call] then
        return nil
    end
    local outcome, charge, shortfall, id = string.match(ends[call], '^(%a+)|(%d+)|(%d+)|([%d-]+)$')
    return { 'ended', outcome, charge, shortfall, id, ARGV[1] }
end

-- The call has ended: one line of the batch's entry, and a tombstone that lives as long as the entry.
local function bury(call, outcome, charge, shortfall, record)
    buried[call] = { outcome, charge, shortfall }
    entry[#entry + 1] = call
    entry[#entry + 1] = charge .. '|' .. shortfall .. '|' .. record
    waiting[#waiting + 1] = { outcome, charge, shortfall }
    return waiting[#waiting]
end

local function write_holds()
    local set, gone = {}, {}
    for call in pairs(changed) do
        if holds[call] then
            set[#set + 1] = call
            set[#set + 1] = holds[call]
        else
            gone[#gone + 1] = call
        end
    end
    if #set > 0 then
        redis.call('HSET', KEYS[3], unpack(set))
    end
    if #gone > 0 then
        redis.call('HDEL', KEYS[3], unpack(gone))
    end
    changed = {}
end

-- Writes what was added and forgets what was read: somebody else than this file is about to read or change it.
local function write_amounts()
    for hash in pairs(pending) do
        write_pending(hash)
    end
    balances, budgeted = {}, {}
end

local function write_ends()
    if #entry == 0 then
        return
    end
    local id = redis.call('XADD', KEYS[2], '*', unpack(entry))
    local calls, tombstones = {}, {}
    for call, ended in pairs(buried) do
        calls[#calls + 1] = call
        tombstones[#tombstones + 1] = call
        tombstones[#tombstones + 1] = table.concat(ended, '|') .. '|' .. id
    end
    redis.call('HSET', KEYS[4], unpack(tombstones))
    if redis.call('EXISTS', KEYS[6]) == 1 then
        redis.call('HDEL', KEYS[6], unpack(calls))
    end
    for _, result in ipairs(waiting) do
        result[#result + 1] = id
        result[#result + 1] = ARGV[1]
    end
end
