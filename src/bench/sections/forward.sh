# What is added to upstream's own: prices, which nobody may keep, and misses, each with a key that was never seen. The
# sandbox alone, with the same calls, is upstream's own time; "rest" is the framework alone, in and out, which forwards
# prices and knows nothing of misses. The gateway has its Redis, as in production.

measure_forward() {
  local server turn servers=(gateway1 nginx varnish spring sandbox) priced
  write_tenants
  start_sandbox
  start_redis
  start_gateway 1 "$with_redis"
  start_nginx
  start_varnish
  start_spring
  start_bare
  priced=("${servers[@]}" rest)
  for server in "${priced[@]}"; do as_upstream_asks "$server" warm "$server" price 16; done
  alternate "price, 1 connection" "forwarded 1" "${priced[@]}"
  alternate "price, 16 connections" "forwarded 16" "${priced[@]}"
  # What a miss does beyond a price is not compiled yet.
  for server in gateway1 spring; do
    for ((turn = 0; turn < 8; turn++)); do missed "$server" >/dev/null; done
  done
  alternate "miss, 16 connections" missed "${servers[@]}"
}

# Called as `forwarded CONNECTIONS SERVER`.
forwarded() { as_upstream_asks "$2" with_cpu "$2" full_load "$2" price "$1"; }

missed() { as_upstream_asks "$1" env_misses with_cpu "$1" full_load "$1" 1k 16; }

env_misses() { BENCH_CALLS=misses BENCH_FIRST=$((RANDOM * 32768 + RANDOM)) "$@"; }

# The sandbox is asked with the login that everybody else is given to swap in.
as_upstream_asks() {
  local server=$1
  shift
  if [[ $server == sandbox ]]; then
    BENCH_AUTHORIZATION="Basic $(printf %s "$upstream_login" | base64 -w0)" "$@"
  else
    "$@"
  fi
}
