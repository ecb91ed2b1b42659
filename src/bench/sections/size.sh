# Cost against size: the CPU time of a hit and the memory of the process with BENCH_KEYS (1000 10000 100000 1000000) keys
# and with BENCH_TENANTS (1 100 1000) tenants. Memory for entries and the heap are raised so that all of it fits.

measure_size() {
  local keys tenants settings
  mapfile -t settings < <(lifetime 1H)
  jvm_flags+=(-Xmx3g)
  settings+=(-Dstockroom.cache.memory-bytes-max=2G)
  start_sandbox
  for keys in ${BENCH_KEYS-1000 10000 100000 1000000}; do
    write_tenants
    start_gateway 1 "${settings[@]}"
    measure_spread "$keys keys" keys "$keys" $((10 + keys / 4000))
  done
  for tenants in ${BENCH_TENANTS-1 100 1000}; do
    write_many_tenants "$tenants"
    start_gateway 1 "${settings[@]}"
    BENCH_LOGINS=$work/logins measure_spread "$tenants tenants" tenants "$tenants" $((10 + tenants / 3))
  done
}

# measure_spread CASE keys|tenants COUNT SECONDS: each once in that time, then at random. wrk takes all the time that it is
# given, though it has nothing more to ask: there are misses of code that is not compiled yet, and a tenant logs in first.
measure_spread() {
  local held
  warm gateway1 1k 32
  BENCH_CALLS=spread BENCH_SPREAD=$2 BENCH_COUNT=$3 BENCH_FILL=true full_load gateway1 1k 32 "$4" >/dev/null
  held=$(curl -s "http://$loopback:$((gateway_port + 1))/q/metrics" | awk '$1 == "stockroom_memory_entries" { printf "%d", $2 }')
  ((held >= $3)) || fail "$1: only $held of them are in memory"
  BENCH_CALLS=spread BENCH_SPREAD=$2 BENCH_COUNT=$3 warm gateway1 1k 32
  BENCH_CALLS=spread BENCH_SPREAD=$2 BENCH_COUNT=$3 alternate "$1" spread_hit gateway1
  figure "$section" "$1" gateway1 1 memory_mb "$(memory_mb gateway1)"
  stop gateway1
}

spread_hit() { with_cpu "$1" full_load "$1" 1k 32; }

# Tenants that all have a catalogue of their own.
write_many_tenants() {
  local turn sha
  rm -rf "$work/tenants"
  write_tenants
  : >"$work/logins"
  for ((turn = 1; turn <= $1; turn++)); do
    sha=$(printf %s "key-$turn-for-the-bench" | sha256sum)
    printf 'username: demo-api\npassword: sandbox-only-1\nkeys:\n  - name: bench\n    sha256: %s\n' "${sha%% *}" \
      >"$work/tenants/t$turn.yaml"
    printf 'Basic %s\n' "$(printf %s "t$turn:key-$turn-for-the-bench" | base64 -w0)" >>"$work/logins"
  done
}
