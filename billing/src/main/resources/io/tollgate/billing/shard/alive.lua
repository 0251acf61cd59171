#!lua flags=no-writes
-- Whether a shard's data is of this life of the server. KEYS 1 meta. Replies the epoch, or '' when none is open in this life.
local meta = redis.call('HMGET', KEYS[1], 'epoch', 'run_id')
local run_id = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
if meta[1] and meta[2] == run_id then
    return meta[1]
end
return ''
