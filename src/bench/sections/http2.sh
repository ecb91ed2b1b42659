# Hits from memory over HTTP/2 without TLS: 1, 4 and 64 KB replies on 1, 32 and 256 connections, one request at a time on
# each.

measure_http2() {
  local size connections server servers=(gateway1 nginx varnish method)
  start_hit_servers
  for server in "${servers[@]}"; do warm "$server" 4k 32 full_load_h2; done
  for size in 4k 1k 64k; do
    for connections in 1 32 256; do
      alternate "HTTP/2, $size, $connections connections" "hit_h2 $size $connections" "${servers[@]}"
    done
  done
}

# Called as `hit_h2 SIZE CONNECTIONS SERVER`.
hit_h2() { with_cpu "$3" full_load_h2 "$3" "$1" "$2"; }
