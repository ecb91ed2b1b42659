-- wrk's side where every call must miss: each has a page number of its own, counted up from BENCH_FIRST.
dofile("src/bench/load/post.lua")

local threads = 0

function setup(thread)
  thread:set("lane", threads)
  threads = threads + 1
end

function init()
  number = tonumber(os.getenv("BENCH_FIRST")) + lane * 500000000
end

function request()
  number = number + 1
  return wrk.format(nil, nil, nil, '{"params":{"page_size":4,"page_num":' .. number .. "}}")
end
