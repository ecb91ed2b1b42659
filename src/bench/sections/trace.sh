# A storefront's trace against two replicas of the gateway, and one nginx and one Varnish: upstream calls, beside the
# least possible, which Trace.java works out from the same trace: each fact once a lifetime. Lifetimes are 6 s and
# nothing is served stale, so that all of them refresh alike; prices are not in it, for each would be one call of all.

measure_trace() {
  local settings cache_fresh=6s
  write_trace_tenants
  start_sandbox
  start_redis
  mapfile -t settings < <(lifetime 6S)
  start_gateway 1 "$with_redis" "${settings[@]}"
  start_gateway 2 "$with_redis" "${settings[@]}"
  start_nginx
  start_varnish
  warm gateway1 price 16
  warm gateway2 price 16
  alternate "${BENCH_TRACE_SECONDS:-40} s of a storefront" traced gateway1 nginx varnish
}

traced() {
  local urls
  urls=("$(url "$1" 4k)")
  [[ $1 != gateway1 ]] || urls+=("$(url gateway2 4k)")
  "$java" src/bench/load/Trace.java "${BENCH_TRACE_SECONDS:-40}" 6 "$round" \
    http://$loopback:$sandbox_port/sandbox/calls "${urls[@]%/v1/*}" | tee "$work/trace"
  figure "$section" "${BENCH_TRACE_SECONDS:-40} s of a storefront" least "$round" upstream_calls \
    "$(sed -n 's/^LEAST //p' "$work/trace")"
}

# Three tenants, of which two share a catalogue.
write_trace_tenants() {
  local name
  mkdir -p "$work/tenants"
  for name in one two three; do
    {
      printf 'username: demo-api\npassword: sandbox-only-1\n'
      [[ $name == three ]] || echo 'catalog: retail'
      printf 'keys:\n  - name: bench\n    sha256: %s\n' "$(printf %s "key-of-$name-for-the-trace" | sha256sum | cut -d' ' -f1)"
    } >"$work/tenants/$name.yaml"
  done
  cp src/main/resources/demo-tenants/demo.yaml "$work/tenants/demo.yaml"
}
