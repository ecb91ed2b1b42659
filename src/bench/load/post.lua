-- wrk's side of a measurement: one body again and again; the figures as `metric value` lines.
local function whole(name)
  local file = assert(io.open(name, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

wrk.method = "POST"
wrk.body = whole(os.getenv("BENCH_BODY"))
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = os.getenv("BENCH_AUTHORIZATION")
if os.getenv("BENCH_CLOSE") then
  wrk.headers["Connection"] = "close"
end

function done(summary, latency)
  local errors = summary.errors
  print("FIGURE requests " .. summary.requests)
  print("FIGURE failed " .. errors.connect + errors.read + errors.write + errors.timeout + errors.status)
  print("FIGURE rps " .. string.format("%.0f", summary.requests * 1e6 / summary.duration))
  for _, p in ipairs({ 50, 99, 99.9 }) do
    print("FIGURE p" .. p .. "_us " .. latency:percentile(p))
  end
end
