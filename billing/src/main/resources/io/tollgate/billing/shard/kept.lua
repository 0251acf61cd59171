#!lua flags=no-writes
-- About how many bytes a shard's entries take. KEYS 1 usage stream, 2 tombstones. Replies their sum, 0 for what is not there.
local stream = redis.call('MEMORY', 'USAGE', KEYS[1], 'SAMPLES', 100) or 0
return stream + (redis.call('MEMORY', 'USAGE', KEYS[2]) or 0)
