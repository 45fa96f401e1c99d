-- What the scripts that write a key share. They write the key's own hash last: an error before that leaves it whole.
local key, use, all, by_owner, revoked, expiring, disabled, changes = unpack(KEYS)
local id, event = ARGV[1], ARGV[2]

local function tell()
  redis.call('XADD', changes, 'MAXLEN', '~', 10000, '*', 'key', id, 'event', event)
end

local function put_into(index, member, wanted)
  if wanted then
    redis.call('ZADD', index, 0, member)
  else
    redis.call('ZREM', index, member)
  end
end

-- ARGV: 3 owner index or '', 4 revoked-at or '', 5 revoked-reason, 6 has an end, 7 is switched off, 8 own to each script
local function put_into_indexes(place, old_owner)
  if old_owner and old_owner ~= ARGV[3] then
    redis.call('ZREM', by_owner, old_owner .. place)
  end
  if ARGV[3] ~= '' then
    redis.call('ZADD', by_owner, 0, ARGV[3] .. place)
  end
  redis.call('ZADD', all, 0, place)
  put_into(revoked, place, ARGV[4] ~= '')
  put_into(expiring, place, ARGV[6] == 'true')
  put_into(disabled, place, ARGV[7] == 'true')
end
