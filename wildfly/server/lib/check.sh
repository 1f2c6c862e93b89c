# Looks from outside whether clients can work with the instance.

# What clients do, tried now: all of it, or the checks that are named.
check() {
  local form=--text
  local -a names=()
  if [ "${1:-}" = dns ]; then
    shift
    check_dns "$@"
    return
  fi
  while [ $# -gt 0 ]; do
    case "$1" in
      --json) form=--json ;;
      -*) usage "check does not know '$1'." ;;
      *) names+=("$1") ;;
    esac
    shift
  done
  recall_settings || fail "There is no instance in $CONFAB_HOME." "Start one with $CONFAB run --detach."
  find_java
  local server="" media="" password=""
  server=$(server_pid) || server=""
  media=$(media_pid) || media=""
  password=$(cat "$CONFAB_HOME/admin-password" 2>/dev/null || true)
  if [ "${#names[@]}" = 0 ] || [[ " ${names[*]} " == *" dns "* ]]; then
    see_dns
  fi
  printf '%s\0' admin "$password" check "$form" "server=$server" "media=$media" "dns=${DNS_STATE:-}" "records=${DNS_RECORDS:-}" -- \
    ${names[@]+"${names[@]}"} | java_program Admin "$(trusted)" "https://$REACH_URL:$HTTPS_PORT/"
}

# Whether some record leads here; it does not matter to a server that nobody else reaches.
see_dns() {
  local said code=0
  DNS_RECORDS="" DNS_STATE=wrong
  case "$BIND" in
    127.* | ::1)
      DNS_STATE=local
      return
      ;;
  esac
  said=$(java_program Dns "$DOMAIN${OTHER_DOMAINS:+,$OTHER_DOMAINS}" "$BIND" "$SIP_PORT" "$SIPS_PORT" "" text) || code=$?
  DNS_RECORDS=$(printf '%s\n' "$said" | sed -n 's/^; //p' | tail -n 1)
  case "$code $DNS_RECORDS" in
    "0 "*) DNS_STATE=right ;;
    "1 0 of"*) ;;
    "1 "*) DNS_STATE=some ;;
    *) DNS_RECORDS="the DNS server does not answer" ;;
  esac
}

# The records that lead clients here. Nothing has to run for it.
check_dns() {
  local domain="" resolver="" address="" form=text
  while [ $# -gt 0 ]; do
    case "$1" in
      --json)
        form=json
        shift
        ;;
      --domain | --resolver | --address)
        [ $# -ge 2 ] || usage "$1 needs a value after it."
        case "$1" in
          --domain) domain=$2 ;;
          --resolver) resolver=$2 ;;
          *) address=$2 ;;
        esac
        shift 2
        ;;
      *) usage "check dns does not know '$1'." ;;
    esac
  done
  recall_settings || read_settings
  domain=${domain,,}
  [[ -z $domain || $domain =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] || usage "'$domain' is not the name of a domain."
  domain=${domain:-$DOMAIN${OTHER_DOMAINS:+,$OTHER_DOMAINS}}
  [[ -z $resolver || $resolver =~ ^([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?$ ]] ||
    usage "'$resolver' is no HOST:PORT of a DNS server."
  [[ -z $address || $address =~ ^[0-9a-fA-F.:]+$ ]] || usage "'$address' is no IP address."
  find_java
  java_program Dns "$domain" "${address:-$BIND}" "$SIP_PORT" "$SIPS_PORT" "$resolver" "$form"
}
