# 1,000 callers at once for one answer that nobody has, from an upstream that takes 300 ms: how often it is asked, on 1,
# 2 and 4 replicas. nginx and Varnish are one process each, whatever the number.

measure_stampede() {
  local replicas turn
  write_tenants
  start_sandbox
  start_redis
  start_nginx
  start_varnish
  for turn in 1 2 3 4; do start_gateway "$turn" "$with_redis"; done
  for turn in 1 2 3 4; do warm "gateway$turn" price 16; done
  sandbox_latency 300
  alternate "1,000 callers, 1 server" stampede gateway1 nginx varnish
  for replicas in 2 4; do
    alternate "1,000 callers, $replicas servers" "stampede $replicas" "gateway"
  done
  sandbox_latency 0
}

# Called as `stampede [REPLICAS] SERVER`.
stampede() {
  local urls=() before after
  if (($# == 1)); then
    urls=("$(url "$1" 4k)")
  else
    mapfile -t urls < <(for ((turn = 1; turn <= $1; turn++)); do url "gateway$turn" 4k; done)
  fi
  before=$(sandbox_count total)
  "$java" src/bench/load/Stampede.java 1000 "{\"params\":{\"page_size\":16,\"page_num\":$((RANDOM * 32768 + RANDOM))}}" \
    "${urls[@]}"
  after=$(sandbox_count total)
  echo "FIGURE upstream_calls $((after - before))"
}
