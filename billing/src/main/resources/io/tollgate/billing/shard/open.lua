#!lua flags=allow-oom
-- Opens a new epoch of a shard in this life of the server. KEYS 1 meta; ARGV 1 epoch. Replies 1, or 0 if the shard has gone further.
-- Opening what is open changes nothing.
local meta = redis.call('HMGET', KEYS[1], 'epoch', 'run_id')
local present = tonumber(meta[1] or '0')
if present > tonumber(ARGV[1]) then
    return 0
end
local run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
if present < tonumber(ARGV[1]) or meta[2] ~= run_id then
    redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'run_id', run_id, 'script_version', '2', 'cursor', '0-0')
end
return 1
