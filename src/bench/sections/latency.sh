# p50, p99 and p99.9 of a 4 KB hit at fixed rates, by Hyperfoil: an open model, free of coordinated omission.
# BENCH_RATES (1000 5000 10000) are calls a second; the last is about half of what two cores give with the generator on
# them.

measure_latency() {
  start_hit_servers
  alternate "4k at a fixed rate" at_fixed_rates gateway1 nginx varnish method
}

# One run of Hyperfoil: a warm-up for itself, then each rate.
at_fixed_rates() {
  hyperfoil_benchmark "$1" >"$work/$1.hf.yaml"
  (cd src/bench/peers && ../../../mvnw -B -ntp -f hyperfoil.xml -Dhyperfoil.yaml="$work/$1.hf.yaml" \
    -Dhyperfoil.percentiles=true io.hyperfoil:hyperfoil-maven-plugin:0.25.2:run) >"$work/$1.hyperfoil" 2>&1 || true
  awk '
    / r[0-9]+\/call:/ { match($0, /r[0-9]+\/call/); rate = substr($0, RSTART, RLENGTH - 5); split("", said) }
    rate && $1 ~ /^[0-9.]+$/ && $2 ~ /^[01]\.[0-9]+$/ {
      at(0.5, "p50"); at(0.99, "p99"); at(0.999, "p99.9")
    }
    function at(share, name) {
      if ($2 >= share && !(name in said)) { said[name] = 1; print "FIGURE " rate "_" name "_us " $1 }
    }' "$work/$1.hyperfoil"
}

hyperfoil_benchmark() {
  local url rate after=warm
  url=$(url "$1" 4k)
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
            body: '$(<src/bench/bodies/4k.json)'
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
