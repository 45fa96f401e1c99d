-- Removes a key and its use. ARGV: 3 the version that it must have, or ''. Tells 1, or 0 if there is no such key.
-- A key that is absent is told as changed all the same: then there is a write that replicas can acknowledge, and with it
-- all that was written before, such as the same deletion, whose acknowledgement was lost.
local exists = redis.call('EXISTS', key) == 1
local stored = redis.pcall('HMGET', key, 'version', 'place', 'owner-index')
if stored.err then
  stored = {}
end
if exists and ARGV[3] ~= '' and stored[1] ~= ARGV[3] then
  return 0
end
-- First what frees memory: a server without any left lets no script begin with what may take some.
redis.call('DEL', use)
tell()
if not exists then
  return 0
end
local place, owner_index = stored[2], stored[3]
if place then
  for _, index in ipairs({all, revoked, expiring, disabled}) do
    redis.call('ZREM', index, place)
  end
  if owner_index then
    redis.call('ZREM', by_owner, owner_index .. place)
  end
end
redis.call('DEL', key)
return 1
