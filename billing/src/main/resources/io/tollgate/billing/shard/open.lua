#!lua flags=allow-oom
-- Opens a new epoch of a shard in this life of the server. KEYS 1 meta; ARGV 1 epoch. Replies 1, or 0 if the shard has gone further.
local present = tonumber(redis.call('HGET', KEYS[1], 'epoch') or '0')
if present > tonumber(ARGV[1]) then
    return 0
end
local run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'run_id', run_id, 'script_version', '1', 'cursor', '0-0')
return 1
