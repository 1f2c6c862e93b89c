# The media server's process: a JVM of its own, and a keeper that starts it again when it dies.

IP_ADDRESS='^([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$'
MEDIA_HOME=$CONFAB_HOME/media-server
MEDIA_SETTINGS=$CONFAB_HOME/configuration/media-server.properties
MEDIA_PID_FILE=$CONFAB_HOME/media-server.pid
MEDIA_KEEPER_FILE=$CONFAB_HOME/media-server.keeper
MEDIA_LOG=$CONFAB_HOME/log/media-server.0.log
MEDIA_CONSOLE=$CONFAB_HOME/log/media-console.log
MEDIA_JAVA_OPTIONS=(-Xms24m -Xmx128m -Xss512k -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Djdk.tls.rejectClientInitiatedRenegotiation=true)

media_ports() {
  MEDIA_SIP_PORT=$((5063 + OFFSET))
  MEDIA_C3P_PORT=$((8444 + OFFSET))
  MEDIA_HEALTH_PORT=$((8445 + OFFSET))
  MEDIA_RTP_PORTS=$((50000 + OFFSET))-$((50499 + OFFSET))
  EDGE_PORT=$((3478 + OFFSET))
}

# Where clients send sound to. Who listens on every address must say which one others reach.
media_address() {
  MEDIA_ADDRESS=${CONFAB_MEDIA_ADDRESS:-${CONFAB_EDGE_ADDRESS:-}}
  if [ -z "$MEDIA_ADDRESS" ]; then
    case "$BIND" in 0.0.0.0 | ::) ;; *) MEDIA_ADDRESS=$BIND ;; esac
  fi
  [[ -z $MEDIA_ADDRESS || $MEDIA_ADDRESS =~ $IP_ADDRESS ]] ||
    fail "CONFAB_MEDIA_ADDRESS is '$MEDIA_ADDRESS', not an IP address." "It is the address that clients send sound to, such as 192.0.2.7."
}

# The media relay (A/V edge): on, where it has an address of its own that it can tell to others.
edge_settings() {
  EDGE_ADDRESS=${CONFAB_EDGE_ADDRESS:-}
  if [ -z "$EDGE_ADDRESS" ]; then
    case "$BIND" in 0.0.0.0 | ::) ;; *) EDGE_ADDRESS=$BIND ;; esac
  fi
  case "${CONFAB_EDGE:=true}" in
    true) ;;
    false) EDGE_ADDRESS="" ;;
    *) fail "CONFAB_EDGE is '$CONFAB_EDGE'." "Set it to true or false." ;;
  esac
  [[ -z $EDGE_ADDRESS || $EDGE_ADDRESS =~ $IP_ADDRESS ]] ||
    fail "CONFAB_EDGE_ADDRESS is '$EDGE_ADDRESS', not an IP address." "It is the address that others reach the relay at, such as 192.0.2.7."
  local host
  for host in "${CONFAB_EDGE_HOST:-}" "${CONFAB_EDGE_INTERNET_HOST:-}"; do
    [[ -z $host || $host =~ ^[A-Za-z0-9.:-]+$ ]] || fail "'$host' is no host of the media relay."
  done
  [[ ${CONFAB_EDGE_TCP_PORT:-443} =~ ^[1-9][0-9]{0,4}$ ]] && [ "${CONFAB_EDGE_TCP_PORT:-443}" -le 65535 ] ||
    fail "CONFAB_EDGE_TCP_PORT is '$CONFAB_EDGE_TCP_PORT', not a port."
  local rate
  for rate in CONFAB_EDGE_USER_RATE CONFAB_EDGE_RATE; do
    [[ ${!rate:-100000} =~ ^[1-9][0-9]{4,9}$ ]] && [ "${!rate:-100000}" -le 1000000000 ] ||
      fail "$rate is '${!rate}'." "It is a number of bytes in a second, 10000 to 1000000000."
  done
  [[ ${CONFAB_EDGE_USER_ALLOCATIONS:-64} =~ ^[1-9][0-9]{0,2}$ ]] ||
    fail "CONFAB_EDGE_USER_ALLOCATIONS is '$CONFAB_EDGE_USER_ALLOCATIONS'." "It is a number from 1 to 999."
  # On a loopback address clients and their peers are all on this machine; elsewhere only public addresses are reached.
  case "$BIND" in
    127.*) EDGE_PEERS=${CONFAB_EDGE_PEERS-127.0.0.0/8} ;;
    ::1) EDGE_PEERS=${CONFAB_EDGE_PEERS-::1/128} ;;
    *) EDGE_PEERS=${CONFAB_EDGE_PEERS:-} ;;
  esac
  local network
  for network in ${EDGE_PEERS//,/ }; do
    [[ $network =~ ^[0-9a-fA-F:.]+/[0-9]{1,3}$ ]] ||
      fail "CONFAB_EDGE_PEERS is '$EDGE_PEERS', and '$network' is no network." "It looks like 10.0.0.0/8,192.168.0.0/16."
  done
}

# Its jars are copied, so that a build does not change what runs.
prepare_media() {
  [ -f "$MEDIA_JAR" ] || fail "The media server is not built." "Build it with ./confab run or mvn package."
  rm -rf "$MEDIA_HOME"
  mkdir -p "$MEDIA_HOME"
  cp "$MEDIA_JAR" "$MEDIA_LIBRARIES"/*.jar "$MEDIA_HOME/"
  media_properties | secret_file "$MEDIA_SETTINGS"
}

media_properties() {
  local home=${CONFAB_HOME//\\/\\\\}
  cat <<TEXT
# Written by ./confab run at every start; changes are lost.
confab.media.id=media-server
confab.media.bind=$BIND
confab.media.reach=$REACH
confab.media.sip.port=$MEDIA_SIP_PORT
confab.media.c3p.port=$MEDIA_C3P_PORT
confab.media.health.port=$MEDIA_HEALTH_PORT
confab.media.rtp.ports=$MEDIA_RTP_PORTS
confab.media.rtp.address=$MEDIA_ADDRESS
confab.media.server=https://$REACH_URL:$C3P_PORT/c3p
confab.media.server.name=sip.$DOMAIN
confab.media.keystore=$home/keys/media-server.p12
confab.media.keystore.password=$(cat "$KEYS/server.password")
confab.media.authority=$home/keys/ca.pem
confab.media.log=$home/log/media-server.%g.log
confab.media.drain.seconds=3
confab.media.recordings=$home/recordings
TEXT
  [ -n "$EDGE_ADDRESS" ] || return 0
  cat <<TEXT
confab.media.relay.address=$EDGE_ADDRESS
confab.media.relay.port=$EDGE_PORT
confab.media.relay.ports=$((50500 + OFFSET))-$((50999 + OFFSET))
confab.media.relay.peers=$EDGE_PEERS
confab.media.relay.host=${CONFAB_EDGE_HOST:-}
confab.media.relay.internet.host=${CONFAB_EDGE_INTERNET_HOST:-}
confab.media.relay.announced.tcp.port=${CONFAB_EDGE_TCP_PORT:-}
confab.media.relay.user.rate=${CONFAB_EDGE_USER_RATE:-}
confab.media.relay.user.allocations=${CONFAB_EDGE_USER_ALLOCATIONS:-}
confab.media.relay.rate=${CONFAB_EDGE_RATE:-}
TEXT
}

# The pid of this instance's media server if it lives; see server_pid.
media_pid() {
  local pid
  pid=$(cat "$MEDIA_PID_FILE" 2>/dev/null || true)
  [ -n "$pid" ] && runs_with "$pid" "-Dconfab.media.instance=$CONFAB_HOME" && printf '%s\n' "$pid"
}

start_media() {
  step "Starting the media server"
  set -m
  keep_media >>"$MEDIA_CONSOLE" 2>&1 </dev/null &
  echo $! >"$MEDIA_KEEPER_FILE"
  set +m
}

# Starts it, and again whenever it ends: at once, then after 1, 2, 4 … 30 seconds if it ends soon each time. Ends
# when the instance is stopped, or when there is no server left to serve.
keep_media() {
  trap '' HUP INT
  local child began code wait=0
  while [ ! -f "$CONFAB_HOME/stopping" ] && server_pid >/dev/null; do
    began=$SECONDS
    "$JAVA" "-Dconfab.media.instance=$CONFAB_HOME" "${MEDIA_JAVA_OPTIONS[@]}" \
      -cp "$MEDIA_HOME/*" org.confab.mediaserver.Main "$MEDIA_SETTINGS" &
    child=$!
    echo "$child" >"$MEDIA_PID_FILE"
    code=0
    # The shell's own word about a killed child says nothing that the line below does not.
    { wait "$child" || code=$?; } 2>/dev/null
    [ ! -f "$CONFAB_HOME/stopping" ] || break
    if [ $((SECONDS - began)) -ge 60 ]; then
      wait=0
    fi
    printf '%s the media server has ended (status %s) and starts again in %s s\n' "$(date '+%F %T')" "$code" "$wait"
    sleep "$wait"
    wait=$((wait == 0 ? 1 : wait * 2))
    wait=$((wait > 30 ? 30 : wait))
  done
  rm -f "$MEDIA_PID_FILE" "$MEDIA_KEEPER_FILE"
}

# What the media server says of itself, as JSON; nothing if it does not answer.
media_health() {
  timeout 5 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1" && printf "GET /health HTTP/1.0\r\n\r\n" >&3 && cat <&3' \
    media-health "$MEDIA_HEALTH_PORT" 2>/dev/null | tr -d '\r' | tail -n 1
}

# Why the media server is not ready; nothing if it is.
media_trouble() {
  local health
  media_pid >/dev/null || { echo "not running"; return 0; }
  health=$(media_health || true)
  case "$health" in
    *'"ready": true'*) ;;
    *'"reason": '*) sed 's/.*"reason": "\(\([^"\\]\|\\.\)*\)".*/\1/' <<<"$health" ;;
    *) echo "does not answer" ;;
  esac
}

media_addresses() {
  echo "sip:$BIND:$MEDIA_SIP_PORT;transport=tls https://$REACH_URL:$MEDIA_C3P_PORT/c3p http://127.0.0.1:$MEDIA_HEALTH_PORT/health"
}

wait_until_media_ready() {
  local limit=${CONFAB_START_LIMIT:-180} began=$SECONDS trouble
  until trouble=$(media_trouble) && [ -z "$trouble" ]; do
    if [ $((SECONDS - began)) -ge "$limit" ]; then
      { printf '\n'; tail -n 5 "$MEDIA_CONSOLE" "$MEDIA_LOG"; } 2>/dev/null >&2 || true
      give_up "The media server is not ready: $trouble"
    fi
    sleep 0.3
  done
}

# First the keeper, so that nobody starts it again; a minute at most is what the server gets, this gets 15 s.
stop_media() {
  local pid keeper waited=0
  keeper=$(cat "$MEDIA_KEEPER_FILE" 2>/dev/null || true)
  if [ -n "$keeper" ] && is_confab_script "$keeper"; then
    kill -TERM "$keeper" 2>/dev/null || true
  fi
  if pid=$(media_pid); then
    step "Stopping the media server (process $pid)"
    kill -TERM "$pid" 2>/dev/null || true
    while media_pid >/dev/null; do
      sleep 0.2
      waited=$((waited + 1))
      [ $waited -ne 75 ] || kill -KILL "$pid" 2>/dev/null || true
    done
  fi
  rm -f "$MEDIA_PID_FILE" "$MEDIA_KEEPER_FILE"
}
