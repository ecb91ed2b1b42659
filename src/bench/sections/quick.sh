# A 4 KB hit from memory at 32 connections: the one to run after each change.

measure_quick() {
  start_hit_servers
  alternate "4k, 32 connections" hit_4k gateway1 nginx varnish method handler
}

hit_4k() { with_cpu "$1" full_load "$1" 4k 32; }

