-- Replaces a key. ARGV: 8 the version that it must have, 9... its fields but those that it was born with.
-- Tells 1, or 0 if it has another version, if it is gone, or if that would undo a revocation.
local stored = redis.call('HMGET', key,
  'version', 'revoked-at', 'revoked-reason', 'owner-index', 'place', 'created-at', 'prefix')
local place, created_at, prefix = stored[5], stored[6], stored[7]
if stored[1] ~= ARGV[8] or not (place and created_at and prefix) then
  return 0
end
if stored[2] and (stored[2] ~= ARGV[4] or stored[3] ~= ARGV[5]) then
  return 0
end
if ARGV[4] ~= '' or ARGV[7] == 'true' then
  -- A server whose memory is full lets no script begin with what may take some, but a script that has begun go on. So that
  -- a key can be revoked and switched off even then, this removes what is never there.
  redis.call('ZREM', all, '')
end
put_into_indexes(place, stored[4])
tell()
redis.call('DEL', key)
redis.call('HSET', key, 'place', place, 'created-at', created_at, 'prefix', prefix, unpack(ARGV, 9))
return 1
