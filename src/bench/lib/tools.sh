# What the benchmark needs: programs that the system brings, and peers that are built once.

if [[ -z ${JAVA_HOME:-} || ! -x $JAVA_HOME/bin/javac ]]; then
  JAVA_HOME=$(./mvnw -version | sed -n 's/.*runtime: //p')
fi
export JAVA_HOME

# need PROGRAM:PACKAGE…
need() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  ((${#missing[@]} == 0)) || fail "missing: apt-get install --no-install-recommends ${missing[*]}"
  [[ -n $(find /usr/lib -name libvmod_bodyaccess.so -print -quit) ]] ||
    fail "missing: apt-get install --no-install-recommends varnish-modules"
}

# up_to_date FILE SOURCES…: whether the file is newer than all of them.
up_to_date() {
  local file=$1
  shift
  [[ -e $file && -z $(find "$@" -newer "$file" -print -quit) ]]
}

# build OUTPUT SOURCES MAVEN-ARGUMENTS…
build() {
  local output=$1 sources=$2
  shift 2
  # shellcheck disable=SC2086
  up_to_date "$output" $sources && return
  echo "bench: building ${output#"$PWD"/}" >&2
  ./mvnw -q -B -ntp "$@" || fail "cannot build $output"
  touch "$output"
}

build_all() {
  build "$PWD/target/quarkus-app/quarkus-run.jar" "src/main pom.xml" package -DskipTests
  build "$built/bare/quarkus-app/quarkus-run.jar" src/bench/peers/bare -f src/bench/peers/bare/pom.xml package
  build "$built/spring/spring.jar" src/bench/peers/spring -f src/bench/peers/spring/pom.xml package
}

describe_machine() {
  {
    echo "cpu       $(nproc) x $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)"
    echo "kernel    $(uname -sr)"
    echo "jvm       $("$java" -version 2>&1 | sed -n 2p), ${jvm_flags[*]}"
    echo "nginx     $(nginx -v 2>&1 | sed 's/.*: //')"
    echo "varnish   $(varnishd -V 2>&1 | head -n 1 | sed 's/ revision.*//; s/.*(//')"
    echo "wrk       $(wrk -v 2>&1 | head -n 1 | sed 's/ Copyright.*//')"
    echo "commit    $(git log -1 --format='%h of %cs')"
    echo "rounds    $rounds of $seconds s"
  } | tee "${raw%.tsv}.machine"
  echo
}
