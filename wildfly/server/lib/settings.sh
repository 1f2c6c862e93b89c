# The settings of an instance: from the environment for a new start, from its own file afterwards.

CONFAB_HOME=${CONFAB_HOME:-$ROOT/.confab}
# One spelling, so that the instance is recognised however its home is named.
CONFAB_HOME=$(realpath -m "$CONFAB_HOME")

WILDFLY_VERSION=$(sed -n 's/.*<wildfly.version>\(.*\)<.*/\1/p' "$ROOT/pom.xml")
WILDFLY=$ROOT/wildfly/server/target/wildfly-$WILDFLY_VERSION
EAR=$ROOT/ear/target/confab.ear
PROPERTIES=$CONFAB_HOME/configuration/confab.properties
KEYS=$CONFAB_HOME/keys
LOG=$CONFAB_HOME/log/server.log
CONSOLE=$CONFAB_HOME/log/console.log

read_settings() {
  OFFSET=${CONFAB_PORT_OFFSET:-0}
  BIND=${CONFAB_BIND:-127.0.0.1}
  DOMAIN=${CONFAB_DOMAIN:-litwareinc.com}
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
  [[ $BIND =~ ^([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$ ]] ||
    fail "CONFAB_BIND is '$BIND', not an IP address." \
      "Use 127.0.0.1 for this machine alone, or 0.0.0.0 for all its addresses."
  WEB_TICKET_HOURS=${CONFAB_WEB_TICKET_HOURS:-8}
  [[ $WEB_TICKET_HOURS =~ ^([1-9]|1[0-9]|2[0-4])$ ]] ||
    fail "CONFAB_WEB_TICKET_HOURS is '$WEB_TICKET_HOURS', not a number of hours from 1 to 24."
  SCHEMES_UDP=$(schemes CONFAB_SIP_SCHEMES_UDP)
  SCHEMES_TCP=$(schemes CONFAB_SIP_SCHEMES_TCP)
  SCHEMES_TLS=$(schemes CONFAB_SIP_SCHEMES_TLS)
  CERTIFICATE_DAYS=${CONFAB_CERTIFICATE_DAYS:-365}
  [[ $CERTIFICATE_DAYS =~ ^[1-9][0-9]{0,3}$ ]] && [ "$CERTIFICATE_DAYS" -le 3650 ] ||
    fail "CONFAB_CERTIFICATE_DAYS is '$CERTIFICATE_DAYS'." "Set it to a number of days from 1 to 3650."
  SAMPLE=$(sample)
  kerberos_settings
  directory_settings
  location_settings
  edge_settings
  media_address
  require_database_settings
  require_same_domain
  ports
}

# How one may sign in on a listener: every way where nothing else is set.
SCHEMES=kerberos,tls-dsk,ntlm,digest

schemes() {
  local value=${!1:-$SCHEMES} word
  value=${value,,}
  for word in ${value//,/ }; do
    case ",$SCHEMES," in
      *",$word,"*) ;;
      *) fail "$1 is '$value', and '$word' is no way to sign in." "Set it to some of $SCHEMES, with commas between them." ;;
    esac
  done
  echo "${value// /}"
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

# A keytab that cannot be used stops nobody from signing in otherwise: the server says so when it is ready.
kerberos_settings() {
  KERBEROS_KEYTAB=""
  [ -n "${CONFAB_KERBEROS_KEYTAB:-}" ] || return 0
  KERBEROS_KEYTAB=$(realpath -m "$CONFAB_KERBEROS_KEYTAB")
  case "${CONFAB_KERBEROS_RC4:=false}" in
    true | false) ;;
    *) fail "CONFAB_KERBEROS_RC4 is '$CONFAB_KERBEROS_RC4'." "Set it to true to take tickets with the weak RC4, or leave it out." ;;
  esac
  local realms=${CONFAB_KERBEROS_REALMS:-}
  [[ -z $realms || $realms =~ ^[^=,[:space:]]+=[^=,[:space:]]+(,[^=,[:space:]]+=[^=,[:space:]]+)*$ ]] ||
    fail "CONFAB_KERBEROS_REALMS is '$realms'." "It looks like AD.EXAMPLE.COM=example.com; several with commas between them."
}

# A directory that does not answer stops nobody: the server says so in its health and log.
directory_settings() {
  LDAP_URL=${CONFAB_LDAP_URL:-}
  [ -n "$LDAP_URL" ] || return 0
  local url host
  for url in ${LDAP_URL//,/ }; do
    [[ $url =~ ^ldaps?://(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?/?$ ]] ||
      fail "CONFAB_LDAP_URL is '$LDAP_URL', and '$url' is no address of a directory." "It looks like ldaps://dc1.example.com."
    host=${BASH_REMATCH[1]}
    case "$url ${CONFAB_LDAP_STARTTLS:-false} $host" in
      ldaps:* | *" true "* | *" localhost" | *" 127."* | *" [::1]") ;;
      *) [ -z "${CONFAB_LDAP_BIND_DN:-}" ] ||
        fail "CONFAB_LDAP_URL is '$url': the password would be sent in clear." "Use ldaps://, or CONFAB_LDAP_STARTTLS=true." ;;
    esac
  done
  case "${CONFAB_LDAP_STARTTLS:=false}" in
    true | false) ;;
    *) fail "CONFAB_LDAP_STARTTLS is '$CONFAB_LDAP_STARTTLS'." "Set it to true or false." ;;
  esac
  [ -n "${CONFAB_LDAP_BIND_DN:-}" ] && [ -n "${CONFAB_LDAP_PASSWORD_FILE:-}" ] || [ -z "${CONFAB_LDAP_BIND_DN:-}${CONFAB_LDAP_PASSWORD_FILE:-}" ] ||
    fail "CONFAB_LDAP_BIND_DN and CONFAB_LDAP_PASSWORD_FILE go together." "Set both, or neither."
  [[ ${CONFAB_LDAP_INTERVAL:-60} =~ ^[1-9][0-9]{0,4}$ ]] && [ "${CONFAB_LDAP_INTERVAL:-60}" -le 86400 ] ||
    fail "CONFAB_LDAP_INTERVAL is '$CONFAB_LDAP_INTERVAL', not a number of seconds from 1 to 86400."
}

# Another location service that does not answer stops nobody either.
location_settings() {
  LOCATION_SECONDARY_URL=${CONFAB_LOCATION_SECONDARY_URL:-}
  [[ -z $LOCATION_SECONDARY_URL || $LOCATION_SECONDARY_URL =~ ^(https://[^/@[:space:]]+|http://(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?)(/[^[:space:]]*)?$ ]] ||
    fail "CONFAB_LOCATION_SECONDARY_URL is '$LOCATION_SECONDARY_URL'." "It looks like https://lis.example.com/locationinformation/liservice.svc."
  [ -n "${CONFAB_LOCATION_SECONDARY_USER:-}" ] && [ -n "${CONFAB_LOCATION_SECONDARY_PASSWORD_FILE:-}" ] ||
    [ -z "${CONFAB_LOCATION_SECONDARY_USER:-}${CONFAB_LOCATION_SECONDARY_PASSWORD_FILE:-}" ] ||
    fail "CONFAB_LOCATION_SECONDARY_USER and CONFAB_LOCATION_SECONDARY_PASSWORD_FILE go together." "Set both, or neither."
  LOCATION_TRUSTED=${CONFAB_LOCATION_TRUSTED:-}
  local one
  for one in ${LOCATION_TRUSTED//,/ }; do
    [[ $one =~ ^[sS][iI][pP]:[^@[:space:]]+@[^@[:space:]]+$ ]] ||
      fail "CONFAB_LOCATION_TRUSTED is '$LOCATION_TRUSTED', and '$one' is no address." "It looks like sip:lis@$DOMAIN."
  done
  case "${CONFAB_STREET_GUIDE_UNKNOWN:=refuse}" in
    refuse | mark) ;;
    *) fail "CONFAB_STREET_GUIDE_UNKNOWN is '$CONFAB_STREET_GUIDE_UNKNOWN'." "Set it to refuse or mark." ;;
  esac
}

# A value for a file of properties.
escaped() {
  printf '%s' "${1//\\/\\\\}"
}

require_database_settings() {
  [ -n "${CONFAB_DB_URL:-}" ] || return 0
  case "$CONFAB_DB_URL" in
    jdbc:postgresql:*) ;;
    *) fail "CONFAB_DB_URL is '$CONFAB_DB_URL', not the address of a PostgreSQL database." \
      "It looks like jdbc:postgresql://host:5432/confab. Leave it out for the embedded database." ;;
  esac
  if [ -z "${CONFAB_DB_USER:-}" ] || [ -z "${CONFAB_DB_PASSWORD:-}" ]; then
    fail "CONFAB_DB_URL is set without CONFAB_DB_USER and CONFAB_DB_PASSWORD." "Set all three."
  fi
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

# A setting of the instance as it was last started; empty if it never was.
property() {
  [ -r "$PROPERTIES" ] || return 0
  sed -n "s/^${1//./\\.}=//p" "$PROPERTIES"
}

# The settings of the instance as it was last started; for commands that look at it.
recall_settings() {
  [ -r "$PROPERTIES" ] || return 1
  OFFSET=$(property confab.port.offset)
  BIND=$(property confab.bind)
  DOMAIN=$(property confab.domain)
  ports
}
