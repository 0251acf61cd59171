-- The operations, and their run in the batch's order. Continues batch.lua and limits.lua.

-- Ends a hold: its tombstone, its line in the batch's entry, its amounts.
local function finish(balance, key, call, hold, outcome, charge, shortfall, record, tokens, windows)
    local charged, short = string.format('%.0f', charge), string.format('%.0f', shortfall)
    add(balance, 'available', hold.amount - charge)
    add(balance, 'held', -hold.amount)
    add(balance, 'spent', charge)
    uncount(balance, key, hold, charge, tonumber(tokens), windows)
    redis.call('HDEL', KEYS[3], call)
    redis.call('HSET', KEYS[4], call, outcome .. '|' .. charged .. '|' .. short)
    entry[#entry + 1] = call
    entry[#entry + 1] = charged .. '|' .. short .. '|' .. record
    return { outcome, charged, short }
end

local operations = {}

function operations.reserve(balance, key, call, min, max, deadline, facts, limits)
    local ended = tombstone(call)
    if ended then
        return ended
    end
    local hold = hold_of(call)
    if hold then
        return { 'granted', hold.text, '' }
    end
    local state = redis.call('HMGET', balance, 'available', 'held', 'version')
    if not state[1] then
        return { 'missing' }
    end
    local pass = limits ~= '' and admit(balance, key, limits, min, state[3]) or { rates = {}, counts = {} }
    if pass.refusal then
        return pass.refusal
    end
    local available = tonumber(state[1])
    if available < 0 or available < tonumber(min) then
        return { 'short', state[1], state[2], said(pass.rates) }
    end
    local amount = math.min(available, tonumber(max), pass.left or available)
    local grant = string.format('%.0f', amount)
    if grant ~= '0' then
        redis.call('HINCRBY', balance, 'available', '-' .. grant)
        redis.call('HINCRBY', balance, 'held', grant)
    end
    redis.call('HSET', KEYS[3], call, grant .. '|' .. ARGV[2] .. '|' .. deadline .. '|' .. facts .. '|' .. tally(key, pass, amount))
    return { 'granted', grant, said(pass.rates) }
end

function operations.settle(balance, key, call, computed, record, tokens, windows)
    local hold = hold_of(call)
    if not hold then
        return tombstone(call) or { 'unknown' }
    end
    local state = redis.call('HMGET', balance, 'available', 'debt_limit')
    local available, debt_limit = tonumber(state[1]), tonumber(state[2])
    local unused_debt = math.max(0, debt_limit + math.min(0, available))
    local charge = math.min(tonumber(computed), hold.amount + math.max(0, available) + unused_debt)
    return finish(balance, key, call, hold, 'settled', charge, tonumber(computed) - charge, record, tokens, windows)
end

function operations.release(balance, key, call, _, record, tokens, windows)
    local hold = hold_of(call)
    if hold then
        return finish(balance, key, call, hold, 'released', 0, 0, record, tokens, windows)
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

function operations.sweep(balance, key, call, _, record, tokens, windows)
    local hold = hold_of(call)
    if not hold then
        return tombstone(call) or { 'unknown' }
    end
    local lease = tonumber(redis.call('HGET', KEYS[5], hold.incarnation) or '0')
    if now < hold.deadline and now < lease then
        return { 'living' }
    end
    return finish(balance, key, call, hold, 'swept', 0, 0, record, tokens, windows)
end

-- What a key's budget has used in a window: `base` is what PostgreSQL knows less what it has from this epoch.
function operations.budget(_, key, _, base, version, window, first, last)
    local known = redis.call('HGET', key, 'v' .. window)
    if known and tonumber(known) >= tonumber(version) then
        return { 'loaded' }
    end
    local used = tonumber(base) + tonumber(redis.call('HGET', key, 'h' .. window) or '0')
    local all = redis.call('HGETALL', key)
    for i = 1, #all, 2 do
        local day = tonumber(string.match(all[i], '^s(%d+)$'))
        if day and day >= tonumber(first) and day <= tonumber(last) then
            used = used + tonumber(all[i + 1])
        end
    end
    redis.call('HSET', key, 'u' .. window, string.format('%.0f', math.min(used, 9007199254740991)), 'v' .. window, version)
    return { 'loaded' }
end

function operations.load(balance, _, _, base, version, debt_limit)
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

function operations.free(balance, _, call)
    local hold = hold_of(call)
    if not hold then
        return { 'unknown' }
    end
    add(balance, 'available', hold.amount)
    add(balance, 'held', -hold.amount)
    redis.call('HDEL', KEYS[3], call)
    return { 'freed' }
end

if ARGV[2] ~= '' then
    redis.call('HSET', KEYS[5], ARGV[2], string.format('%.0f', now + tonumber(ARGV[3])))
end
local results = {}
for n = 0, count - 1 do
    local at = 4 + n * FIELDS
    results[n + 1] = operations[ARGV[at + 1]](
        KEYS[tonumber(ARGV[at + 2])], KEYS[tonumber(ARGV[at + 3])], ARGV[at + 4],
        ARGV[at + 5], ARGV[at + 6], ARGV[at + 7], ARGV[at + 8], ARGV[at + 9])
end
if #entry > 0 then
    redis.call('XADD', KEYS[2], '*', unpack(entry))
end
return results
