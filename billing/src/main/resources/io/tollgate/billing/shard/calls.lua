-- One batch of operations of one shard: all or nothing against the epoch, then each operation with its own result.
-- Amounts are nanos as decimal strings. Lua numbers are doubles, exact below 2^53, which every amount compared here is; lifetime
-- totals (spent, base) are never numbers here, only targets of HINCRBY.
--
-- KEYS  1 meta, 2 usage stream, 3 holds, 4 tombstones, 5 leases, 6… balance hashes
-- ARGV  1 epoch, 2 incarnation ('' without a lease), 3 lease in ms, 4 number of operations, then for each operation
--       its name, the index of its balance key in KEYS, the call id, and:
--         reserve  min max deadline_ms facts
--         settle   computed record -
--         release  record - -            (record '' when nothing is to be booked)
--         sweep    record - -            (only a hold past its deadline or without a living lease)
--         load     base version debt_limit
-- Reply: 'EPOCH' alone, or one array an operation. Errors: MALFORMED changed nothing; any other may have changed something.
local FIELDS = 7

local meta = redis.call('HMGET', KEYS[1], 'epoch', 'run_id')
local run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
if meta[1] ~= ARGV[1] or meta[2] ~= run_id then
    return 'EPOCH'
end

local function malformed(text)
    return redis.error_reply('MALFORMED ' .. text)
end

local types = { 'hash', 'stream', 'hash', 'hash', 'hash' }
for i = 1, #KEYS do
    local actual = redis.call('TYPE', KEYS[i]).ok
    if actual ~= 'none' and actual ~= (types[i] or 'hash') then
        return redis.error_reply('CORRUPT key ' .. KEYS[i] .. ' holds a ' .. actual)
    end
end

local NUMERIC = { reserve = { 4, 5, 6 }, settle = { 4 }, release = {}, sweep = {}, load = { 5, 6 } }
local count = tonumber(ARGV[4])
if #ARGV ~= 4 + count * FIELDS then
    return malformed('arguments of the batch do not add up')
end
for n = 0, count - 1 do
    local at = 4 + n * FIELDS
    local numeric = NUMERIC[ARGV[at + 1]]
    if not numeric or not KEYS[tonumber(ARGV[at + 2])] then
        return malformed('operation ' .. ARGV[at + 1])
    end
    for _, i in ipairs(numeric) do
        if not string.match(ARGV[at + i], '^%d+$') or tonumber(ARGV[at + i]) > 9007199254740991 then
            return malformed('amount ' .. ARGV[at + i])
        end
    end
    if ARGV[at + 1] == 'load' and not string.match(ARGV[at + 4], '^%-?%d+$') then
        return malformed('base ' .. ARGV[at + 4])
    end
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local entry = {}

local function add(key, field, amount)
    if amount ~= 0 then
        redis.call('HINCRBY', key, field, string.format('%.0f', amount))
    end
end

local function tombstone(call)
    local value = redis.call('HGET', KEYS[4], call)
    if not value then
        return nil
    end
    local outcome, charge, shortfall = string.match(value, '^(%a+)|(%d+)|(%d+)$')
    return { 'ended', outcome, charge, shortfall }
end

local function hold_of(call)
    local value = redis.call('HGET', KEYS[3], call)
    if not value then
        return nil
    end
    local amount, incarnation, deadline = string.match(value, '^(%d+)|([^|]*)|(%d+)|')
    return { amount = tonumber(amount), text = amount, incarnation = incarnation, deadline = tonumber(deadline) }
end

-- Ends a hold: its tombstone, its line in the batch's entry, its amounts.
local function finish(balance, call, hold, outcome, charge, shortfall, record)
    local charged, short = string.format('%.0f', charge), string.format('%.0f', shortfall)
    add(balance, 'available', hold.amount - charge)
    add(balance, 'held', -hold.amount)
    add(balance, 'spent', charge)
    redis.call('HDEL', KEYS[3], call)
    redis.call('HSET', KEYS[4], call, outcome .. '|' .. charged .. '|' .. short)
    entry[#entry + 1] = call
    entry[#entry + 1] = charged .. '|' .. short .. '|' .. record
    return { outcome, charged, short }
end

local operations = {}

function operations.reserve(balance, call, min, max, deadline, facts)
    local ended = tombstone(call)
    if ended then
        return ended
    end
    local hold = hold_of(call)
    if hold then
        return { 'granted', hold.text }
    end
    local state = redis.call('HMGET', balance, 'available', 'held')
    if not state[1] then
        return { 'missing' }
    end
    local available = tonumber(state[1])
    if available < 0 or available < tonumber(min) then
        return { 'short', state[1], state[2] }
    end
    local grant = available < tonumber(max) and state[1] or max
    if grant ~= '0' then
        redis.call('HINCRBY', balance, 'available', '-' .. grant)
        redis.call('HINCRBY', balance, 'held', grant)
    end
    redis.call('HSET', KEYS[3], call, grant .. '|' .. ARGV[2] .. '|' .. deadline .. '|' .. facts)
    return { 'granted', grant }
end

function operations.settle(balance, call, computed, record)
    local hold = hold_of(call)
    if not hold then
        return tombstone(call) or { 'unknown' }
    end
    local state = redis.call('HMGET', balance, 'available', 'debt_limit')
    local available, debt_limit = tonumber(state[1]), tonumber(state[2])
    local unused_debt = math.max(0, debt_limit + math.min(0, available))
    local charge = math.min(tonumber(computed), hold.amount + math.max(0, available) + unused_debt)
    return finish(balance, call, hold, 'settled', charge, tonumber(computed) - charge, record)
end

function operations.release(balance, call, record)
    local hold = hold_of(call)
    if hold then
        return finish(balance, call, hold, 'released', 0, 0, record)
    end
    local ended = tombstone(call)
    if ended then
        return ended
    end
    redis.call('HSET', KEYS[4], call, 'released|0|0')
    entry[#entry + 1] = call
    entry[#entry + 1] = '0|0|' .. record
    return { 'released', '0', '0' }
end

function operations.sweep(balance, call, record)
    local hold = hold_of(call)
    if not hold then
        return tombstone(call) or { 'unknown' }
    end
    local lease = tonumber(redis.call('HGET', KEYS[5], hold.incarnation) or '0')
    if now < hold.deadline and now < lease then
        return { 'living' }
    end
    return finish(balance, call, hold, 'swept', 0, 0, record)
end

function operations.load(balance, _, base, version, debt_limit)
    local state = redis.call('HMGET', balance, 'base', 'version')
    if not state[1] then
        redis.call('HSET', balance, 'available', base, 'base', base, 'version', version,
            'held', '0', 'spent', '0', 'debt_limit', debt_limit)
        return { 'loaded' }
    end
    redis.call('HSET', balance, 'debt_limit', debt_limit)
    if tonumber(version) > tonumber(state[2]) then
        -- The difference of two totals past 2^53 is exact only as two additions of text.
        redis.call('HINCRBY', balance, 'available', base)
        local former = string.sub(state[1], 1, 1) == '-' and string.sub(state[1], 2) or '-' .. state[1]
        if state[1] ~= '0' then
            redis.call('HINCRBY', balance, 'available', former)
        end
        redis.call('HSET', balance, 'base', base, 'version', version)
    end
    return { 'loaded' }
end

if ARGV[2] ~= '' then
    redis.call('HSET', KEYS[5], ARGV[2], string.format('%.0f', now + tonumber(ARGV[3])))
end
local results = {}
for n = 0, count - 1 do
    local at = 4 + n * FIELDS
    results[n + 1] = operations[ARGV[at + 1]](
        KEYS[tonumber(ARGV[at + 2])], ARGV[at + 3], ARGV[at + 4], ARGV[at + 5], ARGV[at + 6], ARGV[at + 7])
end
if #entry > 0 then
    redis.call('XADD', KEYS[2], '*', unpack(entry))
end
return results
