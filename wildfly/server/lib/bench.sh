# Measuring: an instance of its own, the load generator, and afterwards neither of them. Which workloads there are, what they
# need and with what options they run stands in one table, bench/workloads.tsv.

WORKLOADS=$ROOT/bench/workloads.tsv
RESULTS=$ROOT/bench/target/results

bench() {
  local workload=all quick=no
  require_checkout bench
  case "${1:-}" in
    "" | --*) ;;
    *)
      workload=$1
      shift
      ;;
  esac
  if [ $# -gt 0 ] && [ "${!#}" = --quick ]; then
    quick=yes
    set -- "${@:1:$#-1}"
  fi
  [ $(($# % 2)) -eq 0 ] || usage "bench $workload takes pairs of --name value."
  case "$workload" in
    list)
      list_workloads
      return
      ;;
    all | report) ;;
    *) [ -n "$(workload_cell "$workload" 1)" ] || usage "bench does not know '$workload'; ./confab bench list tells what there is." ;;
  esac
  read_settings
  require_java
  require_maven
  case "$workload" in
    all)
      install_peers "$(column_of_run "$quick")"
      build_bench
      bench_all "$quick" "$@"
      ;;
    report)
      build_bench
      load report --root "$ROOT" --results "$RESULTS"
      ;;
    *)
      local -a options=() packages=()
      read -r -a packages <<<"$(workload_cell "$workload" 3)"
      [ "${packages[0]}" = - ] || install_missing "Confab is measured alone where they are needed" "${packages[@]}"
      build_bench
      if [ "$quick" = yes ]; then
        read -r -a options <<<"$(workload_cell "$workload" 5)"
        [ "${options[0]:-}" != - ] || options=()
      fi
      bench_one "$workload" "${options[@]}" "$@"
      ;;
  esac
}

# workload_cell NAME COLUMN
workload_cell() {
  awk -F '\t+' -v name="$1" -v column="$2" '!/^#/ && $1 == name { print $column }' "$WORKLOADS"
}

list_workloads() {
  awk -F '\t+' '!/^#/ && NF { split($3, peer, " "); printf "  %-13s %s%s\n", $1, $7, peer[1] ~ /^(-|kamailio)$/ ? (peer[1] == "-" ? "" : "; beside kamailio") : "" }' "$WORKLOADS"
}

# Which column of the table has the options of that run.
column_of_run() {
  if [ "$1" = yes ]; then echo 5; else echo 4; fi
}

# names_of_run COLUMN INSTANCE
names_of_run() {
  awk -F '\t+' -v column="$1" -v instance="$2" '!/^#/ && NF && $column != "-" && $2 == instance { print $1 }' "$WORKLOADS"
}

install_peers() {
  local -a packages=()
  read -r -a packages <<<"$(awk -F '\t+' -v column="$1" '!/^#/ && NF && $column != "-" && $3 != "-" { print $3 }' "$WORKLOADS" | tr ' ' '\n' | sort -u | tr '\n' ' ')"
  install_missing "Confab is measured alone beside them" "${packages[@]}"
}

build_bench() {
  step "Building the load generator"
  build_lock
  maven Build "$ROOT/bench/target/build.log" "$ROOT/pom.xml" test-compile -pl bench -am -Dspotless.check.skip -Djacoco.skip
  build_unlock
}

# BENCH_LIMIT, in seconds, ends a workload that hangs; one that is asked for alone may take as long as it needs.
load() {
  ${BENCH_LIMIT:+timeout "$BENCH_LIMIT"} "$JAVA" -Xmx1500m -XX:+UseParallelGC \
    -cp "$ROOT/bench/target/classes:$ROOT/media-server/target/classes:$ROOT/protocol/target/classes:$ROOT/protocol/target/test-classes:$ROOT/bench/target/lib/*" \
    org.confab.bench.Bench "$@"
}

# bench_one NAME OPTION...: with the instance that it needs, or with that of --home.
bench_one() {
  local workload=$1 code=0
  shift
  local -a options=("$workload" --results "$RESULTS" --kamailio "$ROOT/bench/kamailio/presence.cfg" "$@")
  case "$(workload_cell "$workload" 2)" in
    none)
      load "${options[@]}" --java "${MEDIA_JAVA_OPTIONS[*]}"
      return
      ;;
    directory)
      # The directory that the instance follows is started later, by the load generator.
      export CONFAB_LDAP_URL=ldap://127.0.0.1:15389 CONFAB_LDAP_INTERVAL=3600
      ;;
  esac
  case " $* " in
    *" --home "*)
      load "${options[@]}"
      return
      ;;
  esac
  begin_instance
  if [ "$workload" = start-up ]; then
    time_starts "$@" || code=$?
  else
    load "${options[@]}" --home "$BENCH_HOME" || code=$?
  fi
  end_instance
  return "$code"
}

# All of it, in one instance where that can be; a workload that fails does not end the run.
bench_all() {
  local quick=$1 column name instance
  local -a failed=() options=()
  shift
  column=$(column_of_run "$quick")
  rm -f "$RESULTS"/figures-*.csv
  BENCH_LIMIT=900
  begin_instance
  for instance in start shared; do
    for name in $(names_of_run "$column" "$instance"); do
      read -r -a options <<<"$(workload_cell "$name" "$column")"
      step "$name"
      if [ "$instance" = start ]; then
        time_starts "${options[@]}" || failed+=("$name")
      else
        bench_one "$name" "${options[@]}" --home "$BENCH_HOME" "$@" >"$RESULTS/$name.log" 2>&1 || failed+=("$name")
        tail -n 12 "$RESULTS/$name.log"
      fi
    done
  done
  end_instance
  for instance in none directory; do
    for name in $(names_of_run "$column" "$instance"); do
      read -r -a options <<<"$(workload_cell "$name" "$column")"
      step "$name"
      (bench_one "$name" "${options[@]}" "$@") >"$RESULTS/$name.log" 2>&1 || failed+=("$name")
      tail -n 12 "$RESULTS/$name.log"
    done
  done
  step "The page on performance"
  load report --root "$ROOT" --results "$RESULTS"
  if [ ${#failed[@]} -gt 0 ]; then
    fail "Not measured: ${failed[*]}." "What they said: $RESULTS/NAME.log"
  fi
  step "Done"
}

# A fresh instance beside whatever else runs, which is stopped at the end, however that comes.
begin_instance() {
  BENCH_HOME=$ROOT/bench/target/home
  mkdir -p "$RESULTS"
  CONFAB_HOME=$BENCH_HOME "$ROOT/confab" stop >/dev/null
  rm -rf "$BENCH_HOME"
  # shellcheck disable=SC2064
  trap "CONFAB_HOME='$BENCH_HOME' '$ROOT/confab' stop" EXIT
  start_instance
  step "An instance runs in $BENCH_HOME"
}

start_instance() {
  CONFAB_HOME=$BENCH_HOME CONFAB_PORT_OFFSET=${CONFAB_PORT_OFFSET:-12000} "$ROOT/confab" run --detach >"$ROOT/bench/target/run.log" 2>&1 ||
    fail "The instance to be measured does not start." "What it said: $ROOT/bench/target/run.log"
}

end_instance() {
  CONFAB_HOME=$BENCH_HOME "$ROOT/confab" stop
  trap - EXIT
}

# Stops the instance and times how long it takes until clients can sign in again: --starts NUMBER
time_starts() {
  local began millis="" i
  for ((i = 0; i < ${2:-3}; i++)); do
    CONFAB_HOME=$BENCH_HOME "$ROOT/confab" stop >/dev/null
    began=$(date +%s%N)
    start_instance
    millis=$millis${millis:+,}$((($(date +%s%N) - began) / 1000000))
  done
  load start-up --results "$RESULTS" --millis "$millis"
}
