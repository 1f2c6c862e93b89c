# Looks from outside whether clients can work with the instance.

check() {
  local what=${1:-}
  case "$what" in
    dns) ;;
    *) usage "check knows dns, not '$what'." ;;
  esac
  shift
  check_dns "$@"
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
  domain=${domain:-$DOMAIN}
  domain=${domain,,}
  [[ $domain =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]] || usage "'$domain' is not the name of a domain."
  [[ -z $resolver || $resolver =~ ^([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:[0-9]{1,5})?$ ]] ||
    usage "'$resolver' is no HOST:PORT of a DNS server."
  [[ -z $address || $address =~ ^[0-9a-fA-F.:]+$ ]] || usage "'$address' is no IP address."
  find_java
  java_program Dns "$domain" "${address:-$BIND}" "$SIP_PORT" "$SIPS_PORT" "$resolver" "$form"
}
