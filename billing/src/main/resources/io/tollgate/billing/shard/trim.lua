#!lua flags=allow-oom
-- Forgets flushed entries with their tombstones and notes the cursor. KEYS 1 meta, 2 usage stream, 3 tombstones;
-- ARGV 1 epoch, 2 the committed cursor, 3 the id before which entries may go, 4 how many entries at most, 5 how many of the oldest
-- before the cursor must go whatever their age. Replies how many went.
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
    return 0
end
local function parts(id)
    local ms, sequence = string.match(id, '^(%d+)-(%d+)$')
    return tonumber(ms), tonumber(sequence)
end
local ms, sequence = parts(redis.call('HGET', KEYS[1], 'cursor') or '0-0')
local new_ms, new_sequence = parts(ARGV[2])
if new_ms > ms or (new_ms == ms and new_sequence > sequence) then
    redis.call('HSET', KEYS[1], 'cursor', ARGV[2]) -- never back: a restored PostgreSQL is known by its earlier cursor
end
local function before(id, count)
    if id == '0-0' or count == 0 then
        return {} -- nothing is before it, and XRANGE refuses to say so
    end
    return redis.call('XRANGE', KEYS[2], '-', '(' .. id, 'COUNT', count)
end
local entries = before(ARGV[3], tonumber(ARGV[4]))
local surplus = math.min(tonumber(ARGV[5]), tonumber(ARGV[4]))
if #entries < surplus then
    entries = before(ARGV[2], surplus)
end
for _, entry in ipairs(entries) do
    local calls = {}
    for i = 1, #entry[2], 2 do
        calls[#calls + 1] = entry[2][i]
    end
    redis.call('HDEL', KEYS[3], unpack(calls))
    redis.call('XDEL', KEYS[2], entry[1])
end
return #entries
