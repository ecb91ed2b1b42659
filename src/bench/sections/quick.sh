# A 4 KB hit from memory at 32 connections: the one to run after each change.

measure_quick() {
  start_hit_servers
  alternate "4k, 32 connections" hit_4k gateway1 nginx varnish method handler
}

hit_4k() { with_cpu "$1" full_load "$1" 4k 32; }

# Every server of hits, warm.
start_hit_servers() {
  local server
  write_tenants
  start_sandbox
  start_gateway 1
  start_nginx
  start_varnish
  start_bare
  for server in gateway1 nginx varnish method handler; do
    warm "$server" 4k
  done
}
