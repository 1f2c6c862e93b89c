# Every test there is.

# Debian packages of the tools that tests use: a C client on libpurple and pidgin-sipe (with SRTP and H.264), SIPp, sipvicious, baresip, Linphone, zeep,
# nginx, what installing a service needs, the KDCs of MIT and of Samba, an LDAP server, a DNS server, tcpdump, coturn's client, and ffmpeg; promtool.
TEST_TOOLS="systemd nginx-light nftables curl gcc make pkg-config libpurple-dev libpurple-bin libgstreamer1.0-dev gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly gstreamer1.0-libav gstreamer1.0-nice libxml2-dev libnice-dev pidgin-sipe sip-tester sipvicious baresip-core linphone-cli python3-zeep postgresql krb5-kdc krb5-admin-server krb5-user samba-ad-dc samba-ad-provision slapd ldap-utils socat iproute2 dnsmasq-base tcpdump coturn ffmpeg prometheus chromium"

tests() {
  local database=${CONFAB_TEST_DATABASE:-h2}
  if [ "${1:-}" = --database ]; then
    [ $# -ge 2 ] || usage "--database needs h2 or postgresql after it."
    database=$2
    shift 2
  fi
  [ $# -eq 0 ] || usage "test takes --database and nothing more."
  case "$database" in
    h2 | postgresql) ;;
    *) usage "Tests run on h2 or postgresql, not on '$database'." ;;
  esac
  require_checkout test
  require_java
  require_maven
  install_test_tools
  prepare_server
  local log=$ROOT/target/test.log began=$ROOT/target/test.began code=0
  mkdir -p "$ROOT/target"
  : >"$began"
  step "Testing"
  # Two modules at a time: much of a test is waiting.
  (maven Test "$log" "$ROOT/pom.xml" verify --fail-at-end -T 2 "-Dshared.database=$database") || code=1
  count_tests "$began" "$code"
}

install_test_tools() {
  local -a tools=()
  read -r -a tools <<<"$TEST_TOOLS"
  install_missing "tests that need them are skipped" "${tools[@]}"
}

# install_missing WHAT-WITHOUT PACKAGE...: of Debian, as root; else says what comes of it.
install_missing() {
  local without=$1 package
  local -a missing=()
  shift
  command -v dpkg-query >/dev/null || return 0
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    step "Not installed, $without: ${missing[*]} (apt install them, or run as root)"
    return 0
  fi
  step "Installing ${missing[*]}"
  local log=$ROOT/target/apt.log
  mkdir -p "$ROOT/target"
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    step "apt-get did not install them (see $log); $without"
  fi
}

# Adds up what Maven says at the end of each module. (Not the reports: a class with both examples and
# properties writes two of one name.) The last line holds the counts and nothing else.
count_tests() {
  local began=$1 code=$2 total=0 bad=0 skipped=0 report run failures errors skips
  while read -r run failures errors skips; do
    total=$((total + run))
    bad=$((bad + failures + errors))
    skipped=$((skipped + skips))
  done < <(sed -n 's/^\[[A-Z]*\] Tests run: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\), Skipped: \([0-9]*\)$/\1 \2 \3 \4/p' "$ROOT/target/test.log")
  while IFS= read -r -d '' report; do
    if grep -q '<skipped' "$report"; then
      echo "Skipped: $(sed -n 's/.*<skipped message="\([^"]*\)".*/\1/p' "$report" | sort -u | tr '\n' ';') in $(basename "$report" .xml)"
    fi
  done < <(find "$ROOT" -path '*/target/*-reports/TEST-*.xml' -newer "$began" -print0)
  if [ "$skipped" -gt 0 ] && [ "${CI:-}" = true ]; then
    echo "Tests were skipped, and CI=true: that is a failure."
    code=1
  fi
  [ "$total" -gt 0 ] || code=1
  if [ "$code" -ne 0 ]; then
    echo "Log of the tests: $ROOT/target/test.log"
  fi
  echo "$((total - bad - skipped)) passed, $bad failed, $skipped skipped"
  [ "$code" -eq 0 ] && [ "$bad" -eq 0 ]
}
