# Every server that answers from memory, started and warm.
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
