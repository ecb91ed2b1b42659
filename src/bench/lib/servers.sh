# What is measured, and the upstream that all of it asks. Ports are fixed; everything listens on loopback alone.

readonly loopback=127.0.0.1
readonly sandbox_port=27010 nginx_port=27020 nginx_h2_port=27021 varnish_port=27030 spring_port=27040 bare_port=27050
readonly gateway_port=27100 # the first replica; each further one is 10 higher
readonly redis_port=27060
readonly login=demo:demo-key-for-the-sandbox
readonly upstream_login=demo-api:sandbox-only-1

# How each server is given calls: with the same header, whatever it makes of it.
BENCH_AUTHORIZATION="Basic $(printf %s "$login" | base64 -w0)"
export BENCH_AUTHORIZATION

readonly java=$JAVA_HOME/bin/java
read -r -a jvm_flags <<<"${BENCH_JVM_FLAGS:--Xms512m -Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders}"

# The upstream, in a process of its own, so that its CPU time is nobody else's.
start_sandbox() {
  start sandbox env STOCKROOM_SANDBOX_ENABLED=true STOCKROOM_SANDBOX_PORT=$sandbox_port \
    QUARKUS_HTTP_HOST=$loopback QUARKUS_HTTP_PORT=$((sandbox_port + 1)) \
    QUARKUS_MANAGEMENT_HOST=$loopback QUARKUS_MANAGEMENT_PORT=$((sandbox_port + 2)) \
    "$java" -Xmx512m -jar target/quarkus-app/quarkus-run.jar
  until_answers sandbox http://$loopback:$sandbox_port/sandbox/calls
}

# start_gateway REPLICA [-DSETTING=VALUE…]: as in production, so with limits, authentication and metrics.
start_gateway() {
  local replica=$1 port=$((gateway_port + ($1 - 1) * 10))
  shift
  start "gateway$replica" "$java" "${jvm_flags[@]}" -Dstockroom.upstream.url=http://$loopback:$sandbox_port \
    -Dstockroom.tenants.dir="$work/tenants" -Dquarkus.http.host=$loopback -Dquarkus.http.port=$port \
    -Dquarkus.management.host=$loopback -Dquarkus.management.port=$((port + 1)) "$@" \
    -jar target/quarkus-app/quarkus-run.jar
  until_answers "gateway$replica" http://$loopback:$((port + 1))/q/health/ready
}

readonly with_redis=-Dquarkus.redis.hosts=redis://$loopback:$redis_port

# lifetime DURATION: the settings that give all kept methods one lifetime, and serve nothing stale.
lifetime() {
  local method
  for method in details list startingPrice; do
    printf '%s\n' "-Dstockroom.cache.\"Product/$method\".fresh=$1" \
      "-Dstockroom.cache.\"Product/$method\".stale-while-refreshing=0S"
  done
}

start_redis() {
  start redis redis-server --port $redis_port --bind $loopback --save '' --appendonly no --dir "$work"
  sleep 0.5
}

start_nginx() {
  filled nginx.conf >"$work/nginx.conf"
  mkdir -p "$work/cache"
  start nginx nginx -p "$work" -c "$work/nginx.conf"
  until_answers nginx http://$loopback:$nginx_port/
}

start_varnish() {
  filled varnish.vcl >"$work/varnish.vcl"
  start varnish varnishd -F -n "$work/varnish" -a $loopback:$varnish_port -f "$work/varnish.vcl" \
    -s malloc,512m -p feature=+http2
  until_answers varnish http://$loopback:$varnish_port/
}

start_spring() {
  start spring "$java" "${jvm_flags[@]}" -jar "$built/spring/spring.jar" --server.address=$loopback \
    --server.port=$spring_port --bench.upstream=http://$loopback:$sandbox_port \
    --bench.login="$(printf %s "$upstream_login" | base64 -w0)"
  until_answers spring http://$loopback:$spring_port/
}

# This stack's own limit: constant bytes from a REST method, and from a handler ahead of everything; and a call that goes
# in by a REST method and out by a REST client.
start_bare() {
  start bare env QUARKUS_HTTP_HOST=$loopback QUARKUS_HTTP_PORT=$bare_port \
    BENCH_UPSTREAM=http://$loopback:$sandbox_port BENCH_LOGIN="$(printf %s "$upstream_login" | base64 -w0)" \
    "$java" "${jvm_flags[@]}" -jar "$built/bare/quarkus-app/quarkus-run.jar"
  until_answers bare http://$loopback:$bare_port/
}

# A peer's configuration with its places filled in.
filled() {
  sed -e "s|WORK|$work|g" -e "s|H2_PORT|$nginx_h2_port|g" -e "s|UPSTREAM_HOST|$loopback|g" \
    -e "s|UPSTREAM_PORT|$sandbox_port|g" -e "s|UPSTREAM_LOGIN|$(printf %s "$upstream_login" | base64 -w0)|g" \
    -e "s|UPSTREAM|$loopback:$sandbox_port|g" -e "s|PORT|$nginx_port|g" -e "s|CACHE_FRESH|${cache_fresh:-300s}|g" \
    "src/bench/peers/$1"
}

# The one tenant of most measurements.
write_tenants() {
  mkdir -p "$work/tenants"
  cp src/main/resources/demo-tenants/demo.yaml "$work/tenants/demo.yaml"
}

# url SERVER SIZE: where a server answers the call that size names.
url() {
  local path=/v1/Product/list
  [[ $2 != price ]] || path=/v1/Product/price
  case $1 in
    gateway[1-9]) echo "http://$loopback:$((gateway_port + (${1#gateway} - 1) * 10))$path" ;;
    memory) url gateway1 "$2" ;;
    redis-hit) url gateway2 "$2" ;;
    nginx) echo http://$loopback:$nginx_port$path ;;
    varnish) echo http://$loopback:$varnish_port$path ;;
    spring) echo http://$loopback:$spring_port$path ;;
    sandbox) echo http://$loopback:$sandbox_port$path ;;
    method) echo http://$loopback:$bare_port/method/"$2" ;;
    handler) echo http://$loopback:$bare_port/handler/"$2" ;;
    rest) echo http://$loopback:$bare_port/forward ;;
  esac
}

# The process behind a server's name.
process() {
  case $1 in
    method | handler | rest) echo bare ;;
    memory) echo gateway1 ;;
    redis-hit) echo gateway2 ;;
    *) echo "$1" ;;
  esac
}
