-- Adds uses. KEYS: for each key its own hash and the hash of its use. ARGV: for each key how many uses, the time of the
-- last, its address or ''. One that cannot be added, since its hash is damaged, keeps no other from being so.
for i = 1, #KEYS / 2 do
  local key, use = KEYS[2 * i - 1], KEYS[2 * i]
  local count, at, from = ARGV[3 * i - 2], ARGV[3 * i - 1], ARGV[3 * i]
  if redis.call('EXISTS', key) == 1 then
    local added = redis.pcall('HINCRBY', use, 'count', count)
    if type(added) == 'number' then
      local last = tonumber(redis.call('HGET', use, 'last-used-at') or "")
      if not last or last < tonumber(at) then
        redis.call('HSET', use, 'last-used-at', at)
        if from == '' then
          redis.call('HDEL', use, 'last-used-from')
        else
          redis.call('HSET', use, 'last-used-from', from)
        end
      end
    end
  end
end
return 1
