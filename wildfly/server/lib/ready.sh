# Whether the server serves: its own /health, a SIP OPTIONS over each transport, the WSDL.

probe() {
  java_program Probe "$(trusted)" "$REACH" "$SIP_PORT" "$SIPS_PORT" "$HTTPS_PORT" "$DOMAIN"
}

# What the server wrote since it was started.
log_since_start() {
  tail -c "+${LOG_START:-1}" "$LOG" 2>/dev/null || true
}

# Whether the server wrote that since it was started (a count, as "grep -q" would break the pipe).
log_says() {
  [ "$(log_since_start | grep -c "$1")" -gt 0 ]
}

show_failure() {
  local causes
  causes=$(log_since_start | grep 'Caused by:\|ERROR' | sed 's/^[[:space:]]*//' | cut -c 1-400 | awk '!seen[$0]++' | head -n 15 || true)
  if [ -z "$causes" ]; then
    causes=$(grep -v INFO "$CONSOLE" 2>/dev/null | tail -n 15 || true)
  fi
  printf '\n%s\n' "$causes" >&2
}

wait_until_ready() {
  local limit=${CONFAB_START_LIMIT:-180} began=$SECONDS told=$SECONDS answer=""
  trap 'echo; give_up "Stopped while starting."' INT TERM HUP
  until log_says 'WFLYSRV002[56]'; do
    server_pid >/dev/null || { rm -f "$PID_FILE"; show_failure; fail "The server ended while it was starting." "Its log: $LOG"; }
    [ $((SECONDS - began)) -lt "$limit" ] || give_up "The server has not started within $limit seconds."
    if [ $((SECONDS - told)) -ge 10 ]; then
      step "Starting the server: WildFly is deploying Confab"
      told=$SECONDS
    fi
    sleep 0.3
  done
  if log_says 'WFLYSRV0026\|WFLYCTL0013'; then
    give_up "The server started with errors; Confab is not deployed."
  fi
  step "Waiting until sign-in and SOAP answer"
  recall_settings
  until answer=$(probe); do
    server_pid >/dev/null || give_up "The server ended while it was starting."
    if [ $((SECONDS - began)) -ge "$limit" ]; then
      printf '\n%s\n' "$answer" >&2
      give_up "Not everything answers within $limit seconds."
    fi
    sleep 0.5
  done
  step "Waiting until the media server is registered"
  wait_until_media_ready
  trap - INT TERM HUP
  step "Ready"
  log_since_start | sed -n 's/.*\(Kerberos is not offered: .*\)/confab: \1/p' >&2
}

# A start that failed leaves nothing running.
give_up() {
  local pid
  show_failure
  if pid=$(server_pid); then
    stop_server "$pid"
  fi
  fail "$1" "The server was stopped again. Its log: $LOG"
}

status() {
  local json=no
  case "${1:-}" in
    "") ;;
    --json) json=yes ;;
    *) usage "status does not know '$1'." ;;
  esac
  local pid="" ready=false why="not running" found addresses="" media="" media_ready=false media_why="not running" media_at=""
  if recall_settings; then
    find_java
    if pid=$(server_pid); then
      addresses="sip:$BIND:$SIP_PORT;transport=tcp sip:$BIND:$SIP_PORT;transport=udp sip:$BIND:$SIPS_PORT;transport=tls https://$REACH_URL:$HTTPS_PORT/ http://$REACH_URL:$HTTP_PORT/ http://$MANAGEMENT_BIND:$MANAGEMENT_PORT/"
      if found=$(probe); then
        ready=true why=""
      else
        why=$(printf '%s' "${found:-the probe did not run}" | tr '\n' ';' | sed 's/;$//; s/;/; /g')
      fi
    fi
    if media=$(media_pid); then
      media_at=$(media_addresses)
      media_why=$(media_trouble)
      [ -n "$media_why" ] || media_ready=true
    fi
  fi
  if [ $json = yes ]; then
    printf '{"ready": %s, "home": "%s", "processes": [%s, %s]}\n' "$([ $ready = true ] && echo $media_ready || echo false)" "$CONFAB_HOME" \
      "$(process_json server "$pid" "$ready" "$why" "$addresses")" \
      "$(process_json media-server "$media" "$media_ready" "$media_why" "$media_at")"
  else
    process_line server "$pid" "$ready" "$why" "$addresses"
    process_line media-server "$media" "$media_ready" "$media_why" "$media_at"
  fi
  warn_of_expiry
  warn_of_names
  [ $ready = true ] && [ $media_ready = true ]
}

process_line() {
  if [ -z "$2" ]; then
    echo "$1  -  $4 (home $CONFAB_HOME)"
  else
    echo "$1  $2  $([ "$3" = true ] && echo ready || echo "not ready: $4")  $5"
  fi
}

process_json() {
  local name=$1 pid=${2:-null} ready=$3 why=$4 list="" address
  for address in $5; do
    list="$list${list:+, }\"$address\""
  done
  why=${why//\\/\\\\}
  why=${why//\"/\\\"}
  printf '{"name": "%s", "pid": %s, "ready": %s, "reason": "%s", "addresses": [%s]}' "$name" "$pid" "$ready" "$why" "$list"
}

# The sample's password is no secret: say so where others can reach the server.
beware() {
  case "$BIND" in
    127.* | ::1) ;;
    *) printf '\n  Everybody knows that password, and this server listens on %s: think of who can reach it.' "$BIND" ;;
  esac
}

# The page for whoever starts Confab for the first time.
welcome() {
  cat <<TEXT

Confab serves $DOMAIN${OTHER_DOMAINS:+ and ${OTHER_DOMAINS//,/, }}.

  SIP over TLS      $REACH:$SIPS_PORT
  SIP over TCP/UDP  $REACH:$SIP_PORT
  Web               https://$REACH_URL:$HTTPS_PORT/   (http://$REACH_URL:$HTTP_PORT/)
  Console           http://$MANAGEMENT_BIND:$MANAGEMENT_PORT/console   user admin, password $(if [ "$NEW_ADMIN" = yes ]; then cat "$CONFAB_HOME/admin-password"; else echo "in $CONFAB_HOME/admin-password"; fi)

$(accounts_page)

Logs    $LOG
State   $CONFAB_HOME
Next    $CONFAB status, $CONFAB stop
TEXT
}

# Who can sign in, and how to begin with it.
accounts_page() {
  local password user=frank
  password=$(sed -n 's/^password=//p' "$SAMPLE_ORGANISATION")
  if [ "$SAMPLE" = true ]; then
    user=alice
    cat <<TEXT
Sample accounts (unless you removed them): user1, user2, alice, bob, carol, dan, erin @$DOMAIN, password $password
  and the distribution lists sales@$DOMAIN and emea@$DOMAIN.$(beware)
Another account: $CONFAB user add sip:frank@$DOMAIN --password SECRET --name "Frank Fisher"
TEXT
  else
    password=SECRET
    cat <<TEXT
No sample accounts (CONFAB_SAMPLE=true loads them into an empty database).
An account: $CONFAB user add sip:frank@$DOMAIN --password SECRET --name "Frank Fisher"; all of them: $CONFAB user list
TEXT
  fi
  cat <<TEXT

To connect Pidgin (Debian: apt install pidgin pidgin-sipe), add an account:
  Basic     Protocol: Office Communicator    Username: $user@$DOMAIN    Login: $user@$DOMAIN    Password: $password
  Advanced  Server: $REACH:$SIPS_PORT   Connection type: SSL/TLS   Authentication scheme: NTLM
            (without TLS: $REACH:$SIP_PORT and TCP)
  The certificate comes from this instance's own CA, $KEYS/ca.pem:
  accept it when Pidgin asks. Sign in a second Pidgin (pidgin -m -c /tmp/bob) as somebody else and say hello.
TEXT
}
