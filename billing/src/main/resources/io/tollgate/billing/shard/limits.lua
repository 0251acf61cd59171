-- Limits of keys and tenants: what they allow, what a call is counted for, and what its end gives back. Continues view.lua.

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

local function fields_of(limits)
    local f = {}
    for field in string.gmatch(limits .. ',', '([^,]*),') do
        f[#f + 1] = field
    end
    return f
end

-- Looks at the limits of a call and changes nothing. They are, parted by commas and empty where there is none: the key's requests
-- and tokens a minute and calls at once, the tenant's, the call's tokens, the budget and its window's code. Answers what the call
-- is counted for if it is granted, or a refusal.
local function admit(balance, key, limits, min, version)
    local f = fields_of(limits)
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
        write_pending(key)
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

-- What a call that is held again is counted for: all but rates.
local function recount(balance, key, limits)
    local pass = { rates = {}, counts = {} }
    if limits == '' then
        return pass
    end
    local f = fields_of(limits)
    for _, c in ipairs({ { 'kn', key, f[3] }, { 'tn', balance, f[6] } }) do
        if c[3] ~= '' then
            pass.counts[#pass.counts + 1] = c
        end
    end
    pass.window = f[8] ~= '' and f[9] or nil
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
        -- A window that is not loaded yet takes what is held when it is.
        if redis.call('HEXISTS', key, 'u' .. pass.window) == 1 then
            add(key, 'u' .. pass.window, grant)
        end
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

local function parts_of(windows)
    local day, codes = nil, {}
    for part in string.gmatch(windows, '[^,]+') do
        if day then
            codes[#codes + 1] = part
        else
            day = part
        end
    end
    return day, codes
end

-- Which of the windows a budget of the key asked for.
local function asked_for(key, windows, codes)
    local name = key .. windows
    if not budgeted[name] then
        budgeted[name] = redis.call('HMGET', key, 'u' .. codes[1], 'u' .. codes[2], 'u' .. codes[3], 'u' .. codes[4])
    end
    return budgeted[name]
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
    local day, codes = parts_of(windows)
    add(key, 's' .. day, charge)
    local asked = asked_for(key, windows, codes)
    for i, code in ipairs(codes) do
        if asked[i] then
            add(key, 'u' .. code, charge - (code == held_in and hold.amount or 0))
        end
    end
    if held_in then
        add(key, 'h' .. held_in, -hold.amount)
    end
end
