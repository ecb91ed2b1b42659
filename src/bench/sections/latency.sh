# p50, p99 and p99.9 of a hit at fixed rates, for replies of BENCH_SIZES (4k): over HTTP/1.1 by Hyperfoil, an open model
# free of coordinated omission, and over HTTP/2 by h2load, which keeps a rate without waiting for answers as long as 800
# streams are not all taken. BENCH_RATES (1000 5000 10000) are calls a second; the last is about half of what
# two cores give with the generator on them.

measure_latency() {
  local size server servers=(gateway1 nginx varnish method)
  start_hit_servers
  for size in ${BENCH_SIZES-4k}; do
    for server in "${servers[@]}"; do answers_with 200 "$server" "$size"; done
    alternate "$size at a fixed rate" "at_fixed_rates $size" "${servers[@]}"
    alternate "HTTP/2, $size at a fixed rate" "at_fixed_rates_h2 $size" "${servers[@]}"
  done
}

# One run of Hyperfoil: a warm-up for itself, then each rate. Called as `at_fixed_rates SIZE SERVER`.
at_fixed_rates() {
  hyperfoil_benchmark "$2" "$1" >"$work/$2.hf.yaml"
  (cd src/bench/peers && ../../../mvnw -B -ntp -f hyperfoil.xml -Dhyperfoil.yaml="$work/$2.hf.yaml" \
    -Dhyperfoil.percentiles=true io.hyperfoil:hyperfoil-maven-plugin:0.25.2:run) >"$work/$2.hyperfoil" 2>&1 || true
  awk '
    / r[0-9]+\/call:/ { match($0, /r[0-9]+\/call/); rate = substr($0, RSTART, RLENGTH - 5); split("", said) }
    rate && $1 ~ /^[0-9.]+$/ && $2 ~ /^[01]\.[0-9]+$/ {
      at(0.5, "p50"); at(0.99, "p99"); at(0.999, "p99.9")
    }
    function at(share, name) {
      if ($2 >= share && !(name in said)) { said[name] = 1; print "FIGURE " rate "_" name "_us " $1 }
    }' "$work/$2.hyperfoil"
}

# The same by h2load, on eight connections. Called as `at_fixed_rates_h2 SIZE SERVER`.
at_fixed_rates_h2() {
  local rate log=$work/$2.h2load
  for rate in ${BENCH_RATES:-1000 5000 10000}; do
    rm -f "$log"
    h2load_hit "$2" "$1" --duration "$seconds" --warm-up-time 1 --clients 8 --max-concurrent-streams 100 \
      --rps $((rate / 8)) --log-file "$log" >"$work/$2.h2load.out"
    h2_percentiles "$log" "r${rate}_"
  done
}

# hyperfoil_benchmark SERVER SIZE
hyperfoil_benchmark() {
  local url rate after=warm
  url=$(url "$1" "$2")
  cat <<EOF
name: hit
threads: 1
http:
- host: ${url%"/${url#http://*/}"}
  sharedConnections: 64
  allowHttp2: false
phases:
- warm:
    constantRate:
      usersPerSec: 3000
      duration: 5s
      maxSessions: 3000
      scenario: &scenario
      - call:
        - httpRequest:
            POST: /${url#http://*/}
            headers:
              Authorization: $BENCH_AUTHORIZATION
              Content-Type: application/json
            body: '$(<"src/bench/bodies/$2.json")'
            sla: []
EOF
  for rate in ${BENCH_RATES:-1000 5000 10000}; do
    cat <<EOF
- r$rate:
    constantRate:
      startAfter: $after
      usersPerSec: $rate
      duration: ${seconds}s
      maxSessions: $rate
      scenario: *scenario
EOF
    after=r$rate
  done
}
