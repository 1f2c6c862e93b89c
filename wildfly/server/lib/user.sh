# Users, policies and the address book, through the server's own admin API.

user() {
  local action=${1:-}
  case "$action" in
    add | list | enable | disable | password | kerberos | photo | manager | sign-out | remove) ;;
    *) usage "user knows add, list, enable, disable, password, kerberos, photo, manager, sign-out and remove, not '$action'." ;;
  esac
  shift
  local uri="" password="" name="" schemes="" principal="" form=text word=$action what=""
  while [ $# -gt 0 ]; do
    case "$action $1" in
      *" --json")
        form=json
        shift
        ;;
      "add --password" | "password --password")
        [ $# -ge 2 ] || usage "--password needs a password after it."
        password=$2
        shift 2
        ;;
      "add --name")
        [ $# -ge 2 ] || usage "--name needs a name after it."
        name=$2
        shift 2
        ;;
      "add --schemes" | "password --schemes")
        [ $# -ge 2 ] || usage "--schemes needs ntlm, digest or ntlm,digest after it."
        schemes=$2
        shift 2
        ;;
      "kerberos --principal")
        [ $# -ge 2 ] || usage "--principal needs a name such as a.walker@AD.EXAMPLE.COM after it."
        principal=$2
        shift 2
        ;;
      "photo --remove" | "manager --remove")
        action=$word-remove
        shift
        ;;
      *" -"*) usage "user $word does not know '$1'." ;;
      *)
        if [ -n "$uri" ] && [ -z "$what" ] && [[ $action == photo || $action == manager ]]; then
          what=$1
          shift
          continue
        fi
        [ "$action" != list ] || usage "user list takes no address."
        [ -z "$uri" ] || usage "user $word takes one address, not '$1' too."
        uri=$1
        shift
        ;;
    esac
  done
  [ -n "$uri" ] || [ "$action" = list ] || usage "user $word needs an address, such as sip:frank@litwareinc.com."
  case "$action" in
    add | password) [ -n "$password" ] || usage "user $action needs --password." ;;
    *-remove) [ -z "$what" ] || usage "user $word --remove takes nothing more than an address." ;;
  esac
  if [ -n "$what" ]; then
    action=$word-set
    if [ "$word" = photo ]; then
      [ -f "$what" ] && [ -r "$what" ] || fail "There is no file $what that can be read."
      what=$(cd "$(dirname "$what")" && pwd)/$(basename "$what")
    fi
  fi
  # The passwords go through standard input: arguments are visible to every user of the machine.
  admin_api users "$action" "$form" "$uri" "$password" "$name" "$schemes" "" "$principal" "$what"
}

policy() {
  local action=${1:-} form=text
  local -a given=()
  shift || true
  while [ $# -gt 0 ]; do
    case "$1" in
      --json) form=json ;;
      *) given+=("$1") ;;
    esac
    shift
  done
  case "$action ${#given[@]}" in
    "list 0") action=policies ;;
    "settings 0" | "show 1" | "set 3" | "unset 2") ;;
    list* | settings* | show* | set* | unset*) usage "policy $action does not take ${#given[@]} arguments." ;;
    *) usage "policy knows list, settings, show, set and unset, not '$action'." ;;
  esac
  admin_api policies "$action" "$form" "${given[@]}"
}

# Files of everybody's names and numbers, for clients that search in a copy of their own.
address_book() {
  local action=${1:-} form=text
  case "$action" in
    list) action=files ;;
    generate) ;;
    *) usage "address-book knows list and generate, not '$action'." ;;
  esac
  shift
  [ "${1:-}" != --json ] || {
    form=json
    shift
  }
  [ $# -eq 0 ] || usage "address-book ${action} does not know '$1'."
  admin_api address-book "$action" "$form"
}

# The directory that the server follows.
directory() {
  local action=${1:-} form=text order=""
  case "$action" in
    sync | status) ;;
    *) usage "directory knows sync and status, not '$action'." ;;
  esac
  shift
  while [ $# -gt 0 ]; do
    case "$action $1" in
      *" --json") form=json ;;
      "sync --allow-removals" | "sync --adopt") order="$order $1" ;;
      *) usage "directory $action does not know '$1'." ;;
    esac
    shift
  done
  [ "$action" != status ] || action=directory
  admin_api directory "$action" "$form" "$order"
}

# Asks the admin API for an action of a resource; what follows goes through standard input.
admin_api() {
  local resource=$1 action=$2 form=$3
  shift 3
  server_pid >/dev/null && recall_settings || fail "Confab does not run (home $CONFAB_HOME)." "Start it with ./confab run --detach."
  find_java
  printf '%s\0' "$(cat "$CONFAB_HOME/admin-password")" "$@" |
    java_program Admin "$KEYS/ca.pem" "https://$REACH_URL:$HTTPS_PORT/api/$resource" "$action" "$form"
}

# Certificates that devices of a user sign in with.
certificate() {
  local action=${1:-} uri="" serial="" form=text
  case "$action" in
    list | revoke) ;;
    *) usage "certificate knows list and revoke, not '$action'." ;;
  esac
  shift
  while [ $# -gt 0 ]; do
    case "$action $1" in
      *" --json")
        form=json
        shift
        ;;
      "revoke --serial")
        [ $# -ge 2 ] || usage "--serial needs a serial number after it, as certificate list tells it."
        serial=$2
        shift 2
        ;;
      *" -"*) usage "certificate $action does not know '$1'." ;;
      *)
        [ -z "$uri" ] || usage "certificate $action takes one address, not '$1' too."
        uri=$1
        shift
        ;;
    esac
  done
  [ -n "$uri" ] || usage "certificate $action needs an address, such as sip:frank@litwareinc.com."
  [ "$action" != list ] || action=certificates
  admin_api users "$action" "$form" "$uri" "" "" "" "$serial"
}
