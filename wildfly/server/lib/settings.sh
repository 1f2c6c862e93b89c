# The settings of an instance: from the environment for a new start, from its own file afterwards.

CONFAB_HOME=${CONFAB_HOME:-$ROOT/.confab}
# One spelling, so that the instance is recognised however its home is named.
CONFAB_HOME=$(realpath -m "$CONFAB_HOME")

PROPERTIES=$CONFAB_HOME/configuration/confab.properties
# What the server says it serves, and where; written by it when it starts and when settings change.
SERVING=$CONFAB_HOME/serving.properties
KRB5=$CONFAB_HOME/configuration/krb5.conf
KEYS=$CONFAB_HOME/keys
LOG=$CONFAB_HOME/log/server.log
CONSOLE=$CONFAB_HOME/log/console.log

read_settings() {
  # What is given counts, then what the instance was started with before, then the default.
  OFFSET=${CONFAB_PORT_OFFSET:-$(started_with confab.port.offset)}
  OFFSET=${OFFSET:-0}
  BIND=${CONFAB_BIND:-$(started_with confab.bind)}
  BIND=${BIND:-127.0.0.1}
  DOMAIN=${CONFAB_DOMAIN:-$(property confab.domain)}
  DOMAIN=${DOMAIN:-litwareinc.com}
  DOMAIN=${DOMAIN,,}
  case "$OFFSET" in
    "" | *[!0-9]*) fail "CONFAB_PORT_OFFSET is '$OFFSET', not a number." ;;
  esac
  OFFSET=$((10#$OFFSET))
  # Media goes up to port 50999.
  [ "$OFFSET" -le 14500 ] || fail "CONFAB_PORT_OFFSET is $OFFSET; with it ports go beyond 65535." \
    "Choose a number up to 14500."
  [[ $DOMAIN =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] ||
    fail "CONFAB_DOMAIN is '$DOMAIN', not the name of a domain."
  OTHER_DOMAINS=$(other_domains)
  require_other_domains
  [[ $BIND =~ ^([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$ ]] ||
    fail "CONFAB_BIND is '$BIND', not an IP address." \
      "Use 127.0.0.1 for this machine alone, or 0.0.0.0 for all its addresses."
  SAMPLE=$(sample)
  edge_settings
  media_address
  require_database_settings
  require_same_domain
  ports
}

# The domains beside it, with commas between: those that are given, or those that the instance has stored. What stands there
# as an expression only the server knows: what it said last.
other_domains() {
  local list=${CONFAB_OTHER_DOMAINS:-}
  if [ -z "${list//[[:space:],]/}" ] && [ -r "$OWN_CONFIGURATION" ]; then
    list=$(sed -n 's/.*<subsystem xmlns="urn:wildfly:confab:[^<>]* other-domains="\([^"]*\)".*/\1/p' "$OWN_CONFIGURATION")
  fi
  case "$list" in
    *\$*) list=$(property confab.other.domains) ;;
  esac
  list=$(printf '%s' "${list,,}" | tr -s '[:space:],' ',')
  list=${list#,}
  printf '%s' "${list%,}"
}

require_other_domains() {
  local one known=,$DOMAIN, all
  IFS=, read -ra all <<<"$OTHER_DOMAINS"
  for one in ${all[@]+"${all[@]}"}; do
    [[ $one =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] ||
      fail "CONFAB_OTHER_DOMAINS has '$one', not the name of a domain."
    [[ $known != *",$one,"* ]] ||
      fail "CONFAB_OTHER_DOMAINS has $one twice, or it is CONFAB_DOMAIN."
    known=$known$one,
  done
}

# Every domain, the primary first, one a line.
every_domain() {
  printf '%s\n' "$DOMAIN"
  [ -z "${OTHER_DOMAINS:-}" ] || printf '%s\n' "${OTHER_DOMAINS//,/$'\n'}"
}

# Whether an empty database gets the sample people. Everybody knows their password, so not by
# themselves where others can reach the server.
sample() {
  case "${CONFAB_SAMPLE:-}" in
    true | false) echo "$CONFAB_SAMPLE" ;;
    "") case "$BIND" in 127.* | ::1) echo true ;; *) echo false ;; esac ;;
    *) fail "CONFAB_SAMPLE is '$CONFAB_SAMPLE'." "Set it to true or false." ;;
  esac
}

# A value for a file of properties.
escaped() {
  printf '%s' "${1//\\/\\\\}"
}

require_database_settings() {
  if [ -z "${CONFAB_DB_URL:-}" ]; then
    # It would begin with an empty embedded database, as if everybody and everything were gone.
    [ "$(started_with confab.db.driver)" != postgresql ] ||
      fail "This instance was last started on PostgreSQL, and CONFAB_DB_URL is not set." \
        "Set CONFAB_DB_URL, CONFAB_DB_USER and CONFAB_DB_PASSWORD; to go to the embedded database move $PROPERTIES away."
    return 0
  fi
  case "$CONFAB_DB_URL" in
    jdbc:postgresql:*) ;;
    *) fail "CONFAB_DB_URL is '$CONFAB_DB_URL', not the address of a PostgreSQL database." \
      "It looks like jdbc:postgresql://host:5432/confab. Leave it out for the embedded database." ;;
  esac
  if [ -z "${CONFAB_DB_USER:-}" ] || [ -z "${CONFAB_DB_PASSWORD:-}" ]; then
    fail "CONFAB_DB_URL is set without CONFAB_DB_USER and CONFAB_DB_PASSWORD." "Set all three."
  fi
}

# The address of PostgreSQL, with what it does not say of time: 5 s to connect, 60 s for an answer, and a question to the
# machine at the other end when nothing is said for long. Without them a database that is gone without a word holds threads.
database_address() {
  local url=$1 one
  for one in connectTimeout=5 socketTimeout=60 tcpKeepAlive=true ApplicationName=confab; do
    case "$url" in
      *[?\&]"${one%%=*}"=*) ;;
      *\?*) url="$url&$one" ;;
      *) url="$url?$one" ;;
    esac
  done
  printf '%s' "$url"
}

# The users in the database belong to the domain that the instance was made for.
require_same_domain() {
  local before
  before=$(property confab.domain)
  if [ -n "$before" ] && [ "$before" != "$DOMAIN" ]; then
    fail "The instance in $CONFAB_HOME is of the domain $before, not $DOMAIN." \
      "Set CONFAB_DOMAIN=$before, or choose another CONFAB_HOME for a second instance."
  fi
}

ports() {
  SIP_PORT=$((5060 + OFFSET))
  SIPS_PORT=$((5061 + OFFSET))
  HTTP_PORT=$((8080 + OFFSET))
  HTTPS_PORT=$((8443 + OFFSET))
  C3P_PORT=$((8446 + OFFSET))
  MANAGEMENT_PORT=$((9990 + OFFSET))
  served_ports
  media_ports
  # The console is never offered to other machines.
  case "$BIND" in
    127.* | ::1) MANAGEMENT_BIND=$BIND ;;
    *) MANAGEMENT_BIND=127.0.0.1 ;;
  esac
  # Where this machine reaches what listens on every address.
  case "$BIND" in
    0.0.0.0) REACH=127.0.0.1 ;;
    ::) REACH=::1 ;;
    *) REACH=$BIND ;;
  esac
  case "$REACH" in
    *:*) REACH_URL="[$REACH]" ;;
    *) REACH_URL=$REACH ;;
  esac
}

# A line of a file of properties; empty if it is not there.
line_of() {
  [ -r "$1" ] || return 0
  sed -n "s/^${2//./\\.}=//p" "$1"
}

# What the instance was last started with by this script.
started_with() {
  line_of "$PROPERTIES" "$1"
}

# A setting as the server has it, or as it was started with while it has not said yet.
property() {
  local value
  value=$(line_of "$SERVING" "$1")
  printf '%s\n' "${value:-$(started_with "$1")}"
}

# An administrator may have given the server other ports: where it listened last, moved with the offset.
served_ports() {
  local before port name
  before=$(started_with confab.port.offset)
  for name in SIP SIPS HTTP HTTPS C3P MANAGEMENT; do
    port=$(line_of "$SERVING" "confab.${name,,}.port")
    [ -z "$port" ] || printf -v "${name}_PORT" '%s' $((port - ${before:-0} + OFFSET))
  done
}

# The settings of the instance as it was last started; for commands that look at it.
recall_settings() {
  [ -r "$PROPERTIES" ] || return 1
  OFFSET=$(started_with confab.port.offset)
  BIND=$(property confab.bind)
  # The server says addresses of IPv6 in their long form.
  case "$BIND" in
    0:0:0:0:0:0:0:1) BIND=::1 ;;
    0:0:0:0:0:0:0:0) BIND=:: ;;
  esac
  DOMAIN=$(property confab.domain)
  # As the server has it: none is another word of its than no word.
  OTHER_DOMAINS=$(line_of "$SERVING" confab.other.domains)
  OTHER_DOMAINS=${OTHER_DOMAINS,,}
  ports
}
