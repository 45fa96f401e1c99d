-- Adds a key. ARGV: 8 its place in lists, 9... its fields. Tells 1, or 0 if there is one with that id.
if redis.call('EXISTS', key) == 1 then
  return 0
end
put_into_indexes(ARGV[8], false)
tell()
redis.call('DEL', use)
redis.call('HSET', key, unpack(ARGV, 9))
return 1
