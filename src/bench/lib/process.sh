# Processes of the benchmark: started in the background, waited for, measured and ended by their ids.

declare -A pid_of=()

# start NAME COMMAND…: output goes to the work folder.
start() {
  local name=$1
  shift
  "$@" >"$work/$name.log" 2>&1 &
  pid_of[$name]=$!
}

# until_answers NAME URL [SECONDS]: any HTTP status will do.
until_answers() {
  local name=$1 url=$2 tries=$((${3:-60} * 20))
  until curl -s -o /dev/null --max-time 2 "$url"; do
    kill -0 "${pid_of[$name]}" 2>/dev/null || fail "$name ended by itself: $(tail -n 3 "$work/$name.log")"
    ((tries-- > 0)) || fail "$name does not answer at $url"
    sleep 0.05
  done
}

stop() {
  local name
  for name in "$@"; do
    if [[ -n ${pid_of[$name]:-} ]]; then
      kill "${pid_of[$name]}" 2>/dev/null || true
      wait "${pid_of[$name]}" 2>/dev/null || true
      unset "pid_of[$name]"
    fi
  done
}

stop_all() { stop "${!pid_of[@]}"; }

# A process and its descendants.
family() {
  local child
  echo "$1"
  for child in $(pgrep -P "$1"); do family "$child"; done
}

# The CPU time in ms that a server has used so far, of all its processes and threads.
cpu_ms() {
  local id fields ticks=0
  for id in $(family "${pid_of[$1]}"); do
    read -r -a fields < <(sed 's/^.*) //' "/proc/$id/stat")
    ticks=$((ticks + fields[11] + fields[12]))
  done
  echo $((ticks * 1000 / $(getconf CLK_TCK)))
}

# The memory in MB that is a server's own, shared pages in proportion.
memory_mb() {
  local id
  for id in $(family "${pid_of[$1]}"); do
    awk '/^Pss:/ { print $2 }' "/proc/$id/smaps_rollup"
  done | awk '{ kb += $1 } END { printf "%.0f", kb / 1024 }'
}
