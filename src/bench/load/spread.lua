-- wrk's side where calls are spread over BENCH_COUNT keys (page numbers) or tenants (lines of BENCH_LOGINS): at random,
-- or with BENCH_FILL each once, and then it ends.
dofile("src/bench/load/post.lua")

local count = tonumber(os.getenv("BENCH_COUNT"))
local fill = os.getenv("BENCH_FILL") == "true"
local by_tenant = os.getenv("BENCH_SPREAD") == "tenants"
local logins = {}
local threads = 0

if by_tenant then
  for line in io.lines(os.getenv("BENCH_LOGINS")) do
    logins[#logins + 1] = line
  end
end

function setup(thread)
  thread:set("lane", threads)
  threads = threads + 1
end

-- Two threads, each with every second key, and some once more: wrk throws the first request away that it has made.
function init()
  at = lane - 2
  math.randomseed(lane + 1)
end

local function next_key()
  if not fill then
    return math.random(count)
  end
  at = at + 2
  if at >= count + 64 then
    wrk.thread:stop()
  end
  return at % count + 1
end

function request()
  local key = next_key()
  if by_tenant then
    wrk.headers["Authorization"] = logins[key]
    return wrk.format()
  end
  return wrk.format(nil, nil, nil, '{"params":{"page_size":1,"page_num":' .. key .. "}}")
end
