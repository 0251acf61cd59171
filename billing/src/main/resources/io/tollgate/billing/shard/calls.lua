-- One batch of operations of one shard: all or nothing against the epoch, then each operation with its own result.
-- Amounts are nanos as decimal strings. Lua numbers are doubles, exact below 2^53, which every amount compared here is; lifetime
-- totals (spent, base) are never numbers here, only targets of HINCRBY.
--
-- KEYS  1 meta, 2 usage stream, 3 holds, 4 tombstones, 5 leases, 6… hashes of balances and of keys' budgets
-- ARGV  1 epoch, 2 incarnation ('' without a lease), 3 lease in ms, 4 number of operations, then for each operation
--       its name, the index in KEYS of its balance and of its budget, the call id, and:
--         reserve  min max deadline_ms facts limits ('' when there is none, see `admit`)
--         settle   computed record tokens windows -
--         release  - record tokens windows -   (record '' when nothing is to be booked)
--         sweep    - record tokens windows -   (only a hold past its deadline or without a living lease)
--         load     base version debt_limit - -
--         budget   base version window first_day last_day
--       where `windows` is the call's day (yyyymmdd) and the codes of its budget windows, parted by commas.
-- Reply: 'EPOCH' alone, or one array an operation. Errors: MALFORMED changed nothing; any other may have changed something.
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

local types = { 'hash', 'stream', 'hash', 'hash', 'hash' }
for i = 1, #KEYS do
    local actual = redis.call('TYPE', KEYS[i]).ok
    if actual ~= 'none' and actual ~= (types[i] or 'hash') then
        return redis.error_reply('CORRUPT key ' .. KEYS[i] .. ' holds a ' .. actual)
    end
end

local NUMERIC = {
    reserve = { 5, 6, 7 }, settle = { 5, 7 }, release = { 7 }, sweep = { 7 }, load = { 6, 7 }, budget = { 5, 6, 8, 9 },
}
local FORMS = {
    reserve = { [9] = '^[%d,]*%u?%d*$' },
    settle = { [8] = '^%d+,%w+,%w+,%w+,%w+$' },
    release = { [8] = '^%d+,%w+,%w+,%w+,%w+$' },
    sweep = { [8] = '^%d+,%w+,%w+,%w+,%w+$' },
    load = { [5] = '^%-?%d+$' },
    budget = { [7] = '^%u%d*$' },
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
    local amount, incarnation, deadline, rest = string.match(value, '^(%d+)|([^|]*)|(%d+)|(.*)$')
    -- Behind tenant, key, currency, model and budget: what the call was counted for.
    local counted = string.match(rest, '^[^|]*|[^|]*|[^|]*|[^|]*|[^|]*|(.*)$') or ''
    return {
        amount = tonumber(amount), text = amount, incarnation = incarnation, deadline = tonumber(deadline), counted = counted,
    }
end

-- Rate limits hold for any 60 s: units are kept a slot of 5 s, and the slot in progress counts with the twelve before it.
local SLOT, SLOTS = 5000, 12
local slot = math.floor(now / SLOT)

local function recent(hash, field)
    local live, total = {}, 0
    for at, units in string.gmatch(redis.call('HGET', hash, field) or '', '(%d+):(%d+)') do
        if tonumber(at) >= slot - SLOTS then
            live[#live + 1] = { at = tonumber(at), units = tonumber(units) }
            total = total + tonumber(units)
        end
    end
    return live, total
end

local function keep(hash, field, live)
    local texts = {}
    for i, entry in ipairs(live) do
        texts[i] = string.format('%.0f:%.0f', entry.at, entry.units)
    end
    redis.call('HSET', hash, field, table.concat(texts, ' '))
end

local function ms_until_free(entry)
    return (entry.at + SLOTS + 1) * SLOT - now
end

local function rate_of(name, hash, field, limit, units)
    local live, total = recent(hash, field)
    return { name = name, hash = hash, field = field, limit = tonumber(limit), units = units, live = live, total = total }
end

-- How long a rate must be waited for in ms: 0 not at all, -1 for ever.
local function wait_for(rate)
    if rate.units > rate.limit then
        return -1
    end
    local excess, wait = rate.total + rate.units - rate.limit, 0
    for _, entry in ipairs(rate.live) do
        if excess <= 0 then
            break
        end
        excess, wait = excess - entry.units, ms_until_free(entry)
    end
    return wait
end

local function consume(rate)
    local last = rate.live[#rate.live]
    if last and last.at == slot then
        last.units = last.units + rate.units
    else
        rate.live[#rate.live + 1] = { at = slot, units = rate.units }
    end
    rate.total = rate.total + rate.units
    keep(rate.hash, rate.field, rate.live)
end

-- `name=remaining:ms until all is free` for each rate.
local function said(rates)
    local texts = {}
    for i, rate in ipairs(rates) do
        local last = rate.live[#rate.live]
        texts[i] = string.format('%s=%.0f:%.0f', rate.name, math.max(0, rate.limit - rate.total), last and ms_until_free(last) or 0)
    end
    return table.concat(texts, ' ')
end

-- Looks at the limits of a call and changes nothing. They are, parted by commas and empty where there is none: the key's requests
-- and tokens a minute and calls at once, the tenant's, the call's tokens, the budget and its window's code. Answers what the call
-- is counted for if it is granted, or a refusal.
local function admit(balance, key, limits, min, version)
    local f = {}
    for field in string.gmatch(limits .. ',', '([^,]*),') do
        f[#f + 1] = field
    end
    local pass = { rates = {}, counts = {}, tokens = tonumber(f[7]) }
    local wanted = {
        { 'kr', key, 'r', f[1], 1 }, { 'kt', key, 't', f[2], pass.tokens },
        { 'tr', balance, 'r', f[4], 1 }, { 'tt', balance, 't', f[5], pass.tokens },
    }
    for _, w in ipairs(wanted) do
        if w[4] ~= '' then
            pass.rates[#pass.rates + 1] = rate_of(w[1], w[2], w[3], w[4], w[5])
        end
    end
    for _, rate in ipairs(pass.rates) do
        local wait = wait_for(rate)
        if wait ~= 0 then
            pass.refusal = { 'limited', rate.name, string.format('%.0f', wait), said(pass.rates) }
            return pass
        end
    end
    for _, c in ipairs({ { 'kn', key, f[3] }, { 'tn', balance, f[6] } }) do
        if c[3] ~= '' then
            if tonumber(redis.call('HGET', c[2], 'n') or '0') >= tonumber(c[3]) then
                pass.refusal = { 'busy', c[1], c[3], said(pass.rates) }
                return pass
            end
            pass.counts[#pass.counts + 1] = c
        end
    end
    if f[8] ~= '' then
        pass.window = f[9]
        local state = redis.call('HMGET', key, 'u' .. f[9], 'h' .. f[9], 'v' .. f[9])
        if not state[1] or tonumber(state[3]) < tonumber(version) then
            pass.refusal = { 'unbudgeted' }
            return pass
        end
        pass.left = tonumber(f[8]) - tonumber(state[1])
        if pass.left < 0 or pass.left < tonumber(min) then
            pass.refusal = { 'budget', string.format('%.0f', pass.left), state[2] or '0', said(pass.rates) }
        end
    end
    return pass
end

-- Counts a granted call; answers what `uncount` needs to know.
local function tally(key, pass, grant)
    local counted = {}
    for _, rate in ipairs(pass.rates) do
        consume(rate)
        if rate.field == 't' then
            counted[#counted + 1] = string.format('%s@%.0f@%.0f', rate.name, slot, rate.units)
        end
    end
    for _, c in ipairs(pass.counts) do
        redis.call('HINCRBY', c[2], 'n', 1)
        counted[#counted + 1] = c[1] .. '@@'
    end
    if pass.window then
        add(key, 'u' .. pass.window, grant)
        add(key, 'h' .. pass.window, grant)
        counted[#counted + 1] = 'b@' .. pass.window .. '@'
    end
    return table.concat(counted, ' ')
end

local function correct(hash, at, estimate, tokens)
    local live = recent(hash, 't')
    for _, entry in ipairs(live) do
        if entry.at == at then
            entry.units = math.max(0, entry.units - estimate + tokens)
            keep(hash, 't', live)
        end
    end
end

-- Takes an ended call out of what it was counted for, and its charge into its key's days and budget windows.
local function uncount(balance, key, hold, charge, tokens, windows)
    local held_in
    for what, a, b in string.gmatch(hold.counted, '(%a+)@([^@ ]*)@([^@ ]*)') do
        local hash = string.sub(what, 1, 1) == 't' and balance or key
        if what == 'b' then
            held_in = a
        elseif string.sub(what, 2) == 'n' then
            redis.call('HINCRBY', hash, 'n', -1)
        else
            correct(hash, tonumber(a), tonumber(b), tokens)
        end
    end
    if charge == 0 and not held_in then
        return
    end
    local day, codes = nil, {}
    for part in string.gmatch(windows, '[^,]+') do
        if day then
            codes[#codes + 1] = part
        else
            day = part
        end
    end
    add(key, 's' .. day, charge)
    local used = redis.call('HMGET', key, 'u' .. codes[1], 'u' .. codes[2], 'u' .. codes[3], 'u' .. codes[4])
    for i, code in ipairs(codes) do
        if used[i] then
            add(key, 'u' .. code, charge - (code == held_in and hold.amount or 0))
        end
    end
    if held_in then
        add(key, 'h' .. held_in, -hold.amount)
    end
end

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
