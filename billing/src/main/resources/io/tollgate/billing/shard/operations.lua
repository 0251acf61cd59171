-- The operations, and their run in the batch's order. Continues limits.lua.

-- Ends a hold: its tombstone, its line in the batch's entry, its amounts.
local function finish(balance, key, call, hold, outcome, charge, shortfall, record, tokens, windows)
    move(balance, hold.amount - charge, -hold.amount, charge)
    uncount(balance, key, hold, charge, tonumber(tokens), windows)
    keep_hold(call, false)
    return bury(call, outcome, text(charge), text(shortfall), record)
end

-- What the tenant pays of a computed charge: its hold, what is available beside it, and its unused debt limit.
local function payable(balance, hold, computed)
    local state = balance_of(balance)
    local unused_debt = math.max(0, state.debt_limit + math.min(0, state.available))
    return math.min(tonumber(computed), hold.amount + math.max(0, state.available) + unused_debt)
end

-- Takes a hold; answers it as text.
local function take(balance, call, amount, deadline, facts, counted)
    local grant = text(amount)
    move(balance, -amount, amount, 0)
    keep_hold(call, grant .. '|' .. ARGV[2] .. '|' .. deadline .. '|' .. facts .. '|' .. counted)
    return grant
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
    local state = balance_of(balance)
    if not state then
        return { 'missing' }
    end
    local pass = limits ~= '' and admit(balance, key, limits, min, state.version) or { rates = {}, counts = {} }
    if pass.refusal then
        return pass.refusal
    end
    local available = state.available
    if available < 0 or available < tonumber(min) then
        return { 'short', text(available), text(state.held), said(pass.rates) }
    end
    local amount = math.min(available, tonumber(max), pass.left or available)
    local grant = take(balance, call, amount, deadline, facts, tally(key, pass, amount))
    return { 'granted', grant, said(pass.rates) }
end

-- A running call's hold of an epoch before. Rate limits start full; calls at once and budgets count it again.
function operations.assert(balance, key, call, amount, _, deadline, facts, limits)
    local ended = tombstone(call)
    if ended then
        return ended
    end
    if not hold_of(call) then
        if not balance_of(balance) then
            return { 'missing' }
        end
        take(balance, call, tonumber(amount), deadline, facts, tally(key, recount(balance, key, limits), tonumber(amount)))
    end
    return { 'granted', amount, '' }
end

function operations.checkpoint(_, _, call, computed, record, tokens)
    if not hold_of(call) then
        return tombstone(call) or { 'unknown' }
    end
    redis.call('HSET', KEYS[6], call, computed .. '|' .. tokens .. '|' .. record)
    return { 'noted' }
end

function operations.settle(balance, key, call, computed, record, tokens, windows)
    local hold = hold_of(call)
    if not hold then
        return tombstone(call) or { 'unknown' }
    end
    local charge = payable(balance, hold, computed)
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
    return bury(call, 'released', '0', '0', record)
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
    local noted = redis.call('HGET', KEYS[6], call)
    if not noted then
        return finish(balance, key, call, hold, 'swept', 0, 0, record, tokens, windows)
    end
    local computed, so_far, partial = string.match(noted, '^(%d+)|(%d+)|(.*)$')
    local charge = payable(balance, hold, computed)
    return finish(balance, key, call, hold, 'swept', charge, tonumber(computed) - charge, partial, so_far, windows)
end

-- What a key's budget has used in a window: `base` is what PostgreSQL knows less what it has from this epoch.
function operations.budget(_, key, _, base, version, window, first, last)
    write_amounts()
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
    write_amounts()
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
    move(balance, hold.amount, -hold.amount, 0)
    keep_hold(call, false)
    return { 'freed' }
end

if ARGV[2] ~= '' then
    redis.call('HSET', KEYS[5], ARGV[2], string.format('%.0f', now + tonumber(ARGV[3])))
end
local calls, fresh = {}, {}
for at = 4, #ARGV - 1, FIELDS do
    local operation, call = ARGV[at + 1], ARGV[at + 4]
    if call ~= '' then
        calls[#calls + 1] = call
    end
    if operation == 'reserve' or operation == 'assert' then
        fresh[#fresh + 1] = call
    end
end
read_calls(KEYS[3], calls, holds)
read_calls(KEYS[4], fresh, ends)
local results = {}
for n = 0, count - 1 do
    local at = 4 + n * FIELDS
    results[n + 1] = operations[ARGV[at + 1]](
        KEYS[tonumber(ARGV[at + 2])], KEYS[tonumber(ARGV[at + 3])], ARGV[at + 4],
        ARGV[at + 5], ARGV[at + 6], ARGV[at + 7], ARGV[at + 8], ARGV[at + 9])
end
write_amounts()
write_holds()
write_ends()
return results
