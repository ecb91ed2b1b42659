# One measurement after the other; every figure becomes a line of the raw file.

# figure SECTION CASE SERVER ROUND METRIC VALUE
figure() {
  (IFS=$'\t'; echo "$*") >>"$raw"
}

# alternate CASE COMMAND SERVER…: runs `COMMAND SERVER` for each server in each round, every round beginning with
# another server, and keeps the `FIGURE metric value` lines that it prints.
alternate() {
  local case=$1 command=$2 round turn server figures metric value
  shift 2
  local servers=("$@")
  for ((round = 1; round <= rounds; round++)); do
    for ((turn = 0; turn < ${#servers[@]}; turn++)); do
      server=${servers[(round + turn) % ${#servers[@]}]}
      figures=$($command "$server") || fail "$case: $server could not be measured"
      while read -r _ metric value; do
        figure "$section" "$case" "$server" "$round" "$metric" "$value"
      done < <(grep '^FIGURE' <<<"$figures")
    done
  done
}

# with_cpu SERVER COMMAND…: the command's figures, and the CPU time a request of the server that it asks.
with_cpu() {
  local server=$1 process before after figures
  shift
  process=$(process "$server")
  before=$(cpu_ms "$process")
  figures=$("$@")
  after=$(cpu_ms "$process")
  echo "$figures"
  awk -v cpu=$((after - before)) '$1 == "FIGURE" && $2 == "requests" && $3 > 0 { printf "FIGURE cpu_us %.2f\n", cpu * 1000 / $3 }' <<<"$figures"
}

# full_load SERVER SIZE CONNECTIONS [SECONDS]: wrk, as fast as it goes.
full_load() {
  BENCH_BODY=${BENCH_BODY:-src/bench/bodies/$2.json} wrk -t"$(($3 < 2 ? 1 : 2))" -c"$3" -d"${4:-$seconds}s" --latency \
    -s "src/bench/load/${BENCH_CALLS:-post}.lua" "$(url "$1" "$2")"
}

# full_load_h2 SERVER SIZE CONNECTIONS [SECONDS]: h2load, one request at a time on each connection.
full_load_h2() {
  local log=$work/$1.h2load
  rm -f "$log"
  h2load_hit "$1" "$2" --duration "${4:-$seconds}" --clients "$3" --max-concurrent-streams 1 --log-file "$log" | awk '
      /^finished in/ { printf "FIGURE rps %.0f\n", $4 }
      /^requests:/ { print "FIGURE requests " $8; print "FIGURE failed " $10 + $12 + $14 }'
  h2_percentiles "$log"
}

# h2_percentiles LOG [PREFIX]: of the calls that were answered, and how many were not.
h2_percentiles() {
  sort -n -k 3,3 "$1" | awk -v prefix="${2:-}" '
    $2 == 200 { took[++answered] = $3 }
    function at(share, name) { print "FIGURE " prefix name "_us " took[int((answered - 1) * share) + 1] }
    END {
      at(0.5, "p50"); at(0.99, "p99"); at(0.999, "p99.9")
      print "FIGURE " prefix "unanswered " NR - answered
    }'
}

# h2load_hit SERVER SIZE OPTION…: the call that size names, without TLS.
h2load_hit() {
  local url body=src/bench/bodies/$2.json
  url=$(url "$1" "$2")
  [[ $1 != nginx ]] || url=${url/$nginx_port/$nginx_h2_port}
  h2load --threads 1 --data "$body" --header "authorization: $BENCH_AUTHORIZATION" \
    --header 'content-type: application/json' "${@:3}" "$url"
}

# answers_with STATUS SERVER SIZE: asks once, so that nothing is measured that goes wrong.
answers_with() {
  local status
  status=$(curl -s --max-time 10 -o "$work/answer" -w '%{http_code}' -H "Authorization: $BENCH_AUTHORIZATION" \
    -d @"src/bench/bodies/$3.json" "$(url "$2" "$3")")
  [[ $status == "$1" ]] || fail "$2 answers $status to $3: $(head -c 300 "$work/answer")"
}

# warm SERVER SIZE [CONNECTIONS [LOAD]]: loads it until the CPU time of a request no longer falls, for a JVM's compilers
# take their time; LOAD is full_load or full_load_h2. Between 4 and 40 seconds, after some in which each request has a
# connection of its own: what a server does with the first of a connection is warm then, too.
warm() {
  local turn last=1000000 now
  answers_with 200 "$1" "$2"
  BENCH_CLOSE=true full_load "$1" "$2" 8 4 >/dev/null
  for ((turn = 0; turn < ${BENCH_WARM_UP:-10}; turn++)); do
    now=$(with_cpu "$1" "${4:-full_load}" "$1" "$2" "${3:-32}" 4 | awk '$2 == "cpu_us" { printf "%.0f", $3 * 100 }')
    ((now * 100 < last * 95)) || return 0
    last=$now
  done
}

# sandbox_count NAME: one of the sandbox's own counts.
sandbox_count() {
  curl -s http://$loopback:$sandbox_port/sandbox/calls | sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p"
}

sandbox_latency() { curl -s -o /dev/null -X PUT -d "{\"millis\":$1}" http://$loopback:$sandbox_port/sandbox/latency; }
