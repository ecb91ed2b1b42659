# From the start of the process to its first answer, memory when idle, and memory under load.

measure_start() {
  write_tenants
  start_sandbox
  alternate "start" started gateway1 nginx varnish spring method
}

started() {
  local server=$1 begin process size=4k
  [[ $server != spring ]] || size=price
  process=$(process "$server")
  # Expanded here: where the trap runs, the function and its variables are gone.
  # shellcheck disable=SC2064
  trap "stop $process" EXIT
  begin=$(date +%s%N)
  "start_${process%1}" $([[ $process == gateway1 ]] && echo 1)
  answers_with 200 "$server" "$size"
  echo "FIGURE first_answer_ms $((($(date +%s%N) - begin) / 1000000))"
  sleep 3
  echo "FIGURE idle_mb $(memory_mb "$process")"
  full_load "$server" "$size" 32 15 >/dev/null
  echo "FIGURE loaded_mb $(memory_mb "$process")"
}
