# Hits from memory over HTTP/2 without TLS: a 4 KB reply on 1, 32 and 256 connections, one request at a time on each.

measure_http2() {
  local connections
  start_hit_servers
  for connections in 1 32 256; do
    alternate "HTTP/2, 4k, $connections connections" "hit_h2 $connections" gateway1 nginx varnish method
  done
}

# Called as `hit_h2 CONNECTIONS SERVER`.
hit_h2() { with_cpu "$2" full_load_h2 "$2" 4k "$1"; }
