# Users, through the server's own admin API.

user() {
  local action=${1:-}
  [ "$action" = add ] || usage "user knows 'add' only, so far."
  shift
  local uri="" password="" name="" schemes=""
  while [ $# -gt 0 ]; do
    case "$1" in
      --password)
        [ $# -ge 2 ] || usage "--password needs a password after it."
        password=$2
        shift 2
        ;;
      --name)
        [ $# -ge 2 ] || usage "--name needs a name after it."
        name=$2
        shift 2
        ;;
      --schemes)
        [ $# -ge 2 ] || usage "--schemes needs ntlm, digest or ntlm,digest after it."
        schemes=$2
        shift 2
        ;;
      -*) usage "user add does not know '$1'." ;;
      *)
        [ -z "$uri" ] || usage "user add takes one address, not '$1' too."
        uri=$1
        shift
        ;;
    esac
  done
  [ -n "$uri" ] || usage "user add needs an address, such as sip:frank@litwareinc.com."
  [ -n "$password" ] || usage "user add needs --password."
  server_pid >/dev/null && recall_settings || fail "Confab does not run (home $CONFAB_HOME)." "Start it with ./confab run --detach."
  require_java
  # The passwords go through standard input: arguments are visible to every user of the machine.
  printf '%s\0' "$(cat "$CONFAB_HOME/admin-password")" "$uri" "$password" "$name" "$schemes" |
    java_program AddUser "$KEYS/ca.pem" "https://$REACH_URL:$HTTPS_PORT/api/users"
}
