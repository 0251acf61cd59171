#!lua flags=allow-oom
-- Ends the epochs of a shard before a new one, so that what is drained stays drained. KEYS 1 meta; ARGV 1 the new epoch. Replies 1,
-- or 0 if the shard has gone further. Fencing again changes nothing.
local present = tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')
if present > tonumber(ARGV[1]) then
    return 0
end
if present < tonumber(ARGV[1]) then
    redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'run_id', '')
end
return 1
