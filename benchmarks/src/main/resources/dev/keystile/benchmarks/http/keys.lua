-- The keys of a file in turn, one in each request; and at the end one line for Wrk.java.
local requests, last = {}, 0

function init(args)
  for key in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", "/hello", { Host = "localhost", ["X-API-Key"] = key })
  end
end

function request()
  last = last % #requests + 1
  return requests[last]
end

function done(summary, latency, _)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("keystile> %d %d %f %f %f 0\n", summary.requests, failed, summary.duration / 1e6,
    latency:percentile(50), latency:percentile(99)))
end
