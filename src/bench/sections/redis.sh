# A 4 KB hit from Redis beside one from memory: two gateways, of which one has no room in memory. On one connection, so
# that every call fetches for itself and none joins another's.

measure_redis() {
  write_tenants
  start_sandbox
  start_redis
  start_gateway 1 "$with_redis"
  start_gateway 2 "$with_redis" -Dstockroom.cache.memory-bytes-max=1
  warm memory 4k 1
  warm redis-hit 4k 1
  hits_redis || fail "the second gateway does not answer from Redis"
  alternate "4k, 1 connection" hit_alone memory redis-hit
}

hit_alone() { with_cpu "$1" full_load "$1" 4k 1; }

hits_redis() {
  curl -s -o /dev/null -D - -H "Authorization: $BENCH_AUTHORIZATION" -d @src/bench/bodies/4k.json \
    "$(url redis-hit 4k)" | grep -q 'detail=redis'
}
