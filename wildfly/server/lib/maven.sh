# Maven, with its output in a log and its progress in readable lines.

require_maven() {
  local hint="Install Maven 3.8.7 or newer (Debian: apt install maven)."
  MAVEN=$(command -v mvn) || fail "There is no Maven on this machine, and Confab is not built yet." "$hint"
}

# maven WHAT LOG POM ARGUMENTS...: runs mvn; on failure shows why and ends.
maven() {
  local what=$1 log=$2 pom=$3
  shift 3
  mkdir -p "$(dirname "$log")"
  : >"$log"
  local -a more=()
  read -r -a more <<<"${CONFAB_MAVEN_ARGS:-}"
  "$MAVEN" -B -Dstyle.color=never "${more[@]}" -f "$pom" "$@" >"$log" 2>&1 </dev/null &
  local pid=$! before="" now
  trap 'kill "$pid" 2>/dev/null || true; exit 130' INT TERM
  local quiet=0
  while kill -0 "$pid" 2>/dev/null; do
    now=$(maven_progress "$log")
    quiet=$((quiet + 1))
    if [ -n "$now" ] && { [ "${now%% (*}" != "${before%% (*}" ] || [ $quiet -ge 30 ]; }; then
      step "$what: $now"
      before=$now
      quiet=0
    fi
    sleep 0.5
  done
  trap - INT TERM
  wait "$pid" || maven_failed "$what" "$log"
}

# The module that is being built, how much was downloaded, and what is being downloaded now.
maven_progress() {
  local module files last
  module=$(sed -n 's/^\[INFO\] Building \(Confab[a-zA-Z/ -]*[a-zA-Z]\).* \[\([0-9]*\)\/\([0-9]*\)\]$/\1, \2 of \3/p' "$1" | tail -n 1)
  files=$(grep -c '^\[INFO\] Downloaded \|^Downloaded ' "$1" || true)
  last=$(tail -n 1 "$1")
  printf '%s' "${module:-getting ready}"
  [ "$files" -eq 0 ] || printf ' (%s files downloaded)' "$files"
  case "$last" in
    "Downloading "* | *" Downloading "*) printf ' (downloading %s)' "${last##*/}" ;;
  esac
}

maven_failed() {
  local what=$1 log=$2 hint
  printf '\n' >&2
  # Each error with the lines that belong to it, up to an empty line; not Maven's advice at the end.
  awk '/^\[ERROR\]/ { shown = 1 } /^$/ || /^\[(INFO|WARNING)\]/ { shown = 0 } /To see the full stack trace/ { exit } shown' "$log" |
    awk 'NR <= 60' >&2
  hint="Correct what is said above and start again."
  if grep -q 'No space left on device' "$log"; then
    hint="The disk is full: make room (df -h shows where) and start again."
  elif grep -q 'Could not transfer\|Unknown host\|Connection refused\|Connect timed out' "$log"; then
    hint="A download failed: look at the network or the proxy in ~/.m2/settings.xml and start again."
  elif grep -q 'requireMavenVersion\|Detected Maven Version' "$log"; then
    hint="Install Maven 3.8.7 or newer (Debian: apt install maven)."
  fi
  fail "$what failed." "$hint" "Everything that Maven said: $log"
}

# One at a time in this checkout: two instances may be started side by side.
build_lock() {
  local lock=$ROOT/wildfly/server/target/build.lock told=no owner
  mkdir -p "$ROOT/wildfly/server/target"
  until (set -o noclobber && echo $$ >"$lock") 2>/dev/null; do
    owner=$(cat "$lock" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -f "$lock"
      continue
    fi
    [ $told = yes ] || step "Waiting for the build of another start (process ${owner:-unknown})"
    told=yes
    sleep 0.5
  done
  trap 'rm -f "$ROOT/wildfly/server/target/build.lock"' EXIT
}

build_unlock() {
  rm -f "$ROOT/wildfly/server/target/build.lock"
  trap - EXIT
}

# A fingerprint of all files below the given paths, without what was built and without tests.
fingerprint() {
  find "$@" \( -name target -o -path '*/src/test' \) -prune -o -type f -print0 | LC_ALL=C sort -z |
    xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

# Builds the EAR if its sources changed.
prepare_application() {
  [ $ARCHIVE = no ] || return 0
  if [ "${CONFAB_SKIP_BUILD:-}" = true ]; then
    [ -f "$EAR" ] || fail "CONFAB_SKIP_BUILD is true, and $EAR is not built yet." "Build it with ./confab run or mvn verify."
    return 0
  fi
  local stamp=$ROOT/ear/target/confab.stamp now module
  local -a sources=("$ROOT/pom.xml")
  for module in "$ROOT"/*/pom.xml; do
    module=$(dirname "$module")
    [[ ${module##*/} = arquillian || ${module##*/} = bench ]] || sources+=("$module")
  done
  build_lock
  now=$(fingerprint "${sources[@]}")
  if [ ! -f "$EAR" ] || [ ! -f "$MEDIA_JAR" ] || [ "$(cat "$stamp" 2>/dev/null || true)" != "$now" ]; then
    require_maven
    step "Building Confab"
    maven Build "$ROOT/ear/target/build.log" "$ROOT/pom.xml" package -pl ear,media-server -am -DskipTests -Dspotless.check.skip -Djacoco.skip
    echo "$now" >"$stamp"
  fi
  build_unlock
}
