# Hits from memory over HTTP/1.1: 1, 4 and 64 KB replies on 1, 32 and 256 connections.

measure_hits() {
  local size connections
  start_hit_servers
  for size in 1k 4k 64k; do
    for connections in 1 32 256; do
      alternate "$size, $connections connections" "hit $size $connections" gateway1 nginx varnish method
    done
  done
}

# Called as `hit SIZE CONNECTIONS SERVER`.
hit() { with_cpu "$3" full_load "$3" "$1" "$2"; }
