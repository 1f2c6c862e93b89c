# Measuring: an instance of its own, the load generator, and afterwards neither of them.

bench() {
  local workload=${1:-presence}
  require_checkout bench
  shift || true
  case "$workload" in
    presence | sign-in | soak | register | message | conference | directory | media) ;;
    *) usage "bench does not know '$workload'." ;;
  esac
  if [ "${!#}" = --quick ]; then
    set -- "$@" yes
  fi
  [ $(($# % 2)) -eq 0 ] || usage "bench $workload takes pairs of --name value."
  read_settings
  require_java
  require_maven
  build_bench
  local -a options=("$workload" --results "$ROOT/bench/target/results" --kamailio "$ROOT/bench/kamailio/presence.cfg" "$@")
  if [ "$workload" = directory ]; then
    # The directory that the instance follows is started later, by the load generator.
    export CONFAB_LDAP_URL=ldap://127.0.0.1:15389 CONFAB_LDAP_INTERVAL=3600
  fi
  if [ "$workload" = media ]; then
    load "${options[@]}" --java "${MEDIA_JAVA_OPTIONS[*]}"
    return
  fi
  case " $* " in
    *" --home "*) load "${options[@]}" ;;
    *) with_instance "${options[@]}" ;;
  esac
}

build_bench() {
  step "Building the load generator"
  build_lock
  maven Build "$ROOT/bench/target/build.log" "$ROOT/pom.xml" test-compile -pl bench -am -Dspotless.check.skip -Djacoco.skip
  build_unlock
}

load() {
  "$JAVA" -Xmx1500m -XX:+UseParallelGC -cp "$ROOT/bench/target/classes:$ROOT/media-server/target/classes:$ROOT/protocol/target/classes:$ROOT/protocol/target/test-classes:$ROOT/bench/target/lib/*" \
    org.confab.bench.Bench "$@"
}

# Starts a fresh instance beside whatever else runs, and stops it again.
with_instance() {
  local home=$ROOT/bench/target/home offset=${CONFAB_PORT_OFFSET:-12000} code=0
  CONFAB_HOME=$home "$ROOT/confab" stop >/dev/null
  rm -rf "$home"
  CONFAB_HOME=$home CONFAB_PORT_OFFSET=$offset "$ROOT/confab" run --detach >"$ROOT/bench/target/run.log" 2>&1 ||
    fail "The instance to be measured does not start." "What it said: $ROOT/bench/target/run.log"
  # shellcheck disable=SC2064
  trap "CONFAB_HOME='$home' '$ROOT/confab' stop" EXIT
  step "An instance runs in $home"
  load "$@" --home "$home" || code=$?
  return "$code"
}
