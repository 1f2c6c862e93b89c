# The server's process.

PID_FILE=$CONFAB_HOME/server.pid
# How long stop waits for the ports after the processes have ended, in seconds.
PORTS_LIMIT=30

# The pid of this instance's server if it lives. A pid file may be left over from before a crash, and
# its number may be another process's today: the process must say that it serves this very home.
server_pid() {
  local pid
  pid=$(cat "$PID_FILE" 2>/dev/null || true)
  [ -n "$pid" ] && runs_with "$pid" "-Dconfab.instance=$CONFAB_HOME" && printf '%s\n' "$pid"
}

# Whether that process lives and has that argument.
runs_with() {
  kill -0 "$1" 2>/dev/null || return 1
  if [ -r "/proc/$1/cmdline" ]; then
    grep -zqxF -- "$2" "/proc/$1/cmdline" 2>/dev/null
  else
    [[ $(ps -o command= -p "$1") == *"$2"* ]]
  fi
}

require_not_running() {
  local pid
  if pid=$(server_pid); then
    fail "This instance runs already (process $pid, home $CONFAB_HOME)." \
      "./confab status shows it, ./confab stop stops it." \
      "For a second instance set another CONFAB_HOME and CONFAB_PORT_OFFSET."
  fi
}

require_ports() {
  local taken
  local -a edge=()
  [ -z "$EDGE_ADDRESS" ] || edge=("media relay:$EDGE_PORT" "media relay:$EDGE_PORT/udp")
  taken=$(java_program Ports "$BIND" "SIP:$SIP_PORT" "SIP:$SIP_PORT/udp" "SIP over TLS:$SIPS_PORT" \
    "HTTP:$HTTP_PORT" "HTTPS:$HTTPS_PORT" "C3P:$C3P_PORT" "management:$MANAGEMENT_PORT@$MANAGEMENT_BIND" \
    "media server SIP:$MEDIA_SIP_PORT" "media server C3P:$MEDIA_C3P_PORT" "media server health:$MEDIA_HEALTH_PORT@127.0.0.1" \
    "${edge[@]}") || {
    unlock_instance
    fail "The server cannot listen where it should:" "$taken" \
      "Stop what listens there, or move all ports of Confab, for example: CONFAB_PORT_OFFSET=1000 ./confab run"
  }
}

start_server() {
  local -a options=()
  read -r -a options <<<"${CONFAB_JAVA_OPTS:-}"
  step "Starting the server"
  rm -f "$CONFAB_HOME/stopping"
  touch "$LOG"
  LOG_START=$(($(wc -c <"$LOG") + 1))
  # In a process group of its own, so that Ctrl-C reaches this script, which then stops it in order.
  set -m
  nohup "$JAVA" "-Dconfab.instance=$CONFAB_HOME" -Xms128m -Xmx768m -XX:MetaspaceSize=128m -XX:+ExitOnOutOfMemoryError -Djdk.tls.rejectClientInitiatedRenegotiation=true "${options[@]}" \
    -Djava.net.preferIPv4Stack=$(case "$BIND" in *:*) echo false ;; *) echo true ;; esac) \
    -Djava.awt.headless=true -Djboss.modules.system.pkgs=org.jboss.byteman \
    --add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED --add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED \
    --add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED --add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED \
    --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.lang.invoke=ALL-UNNAMED \
    --add-opens=java.base/java.lang.reflect=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/java.net=ALL-UNNAMED --add-opens=java.base/java.security=ALL-UNNAMED \
    --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
    --add-opens=java.management/javax.management=ALL-UNNAMED --add-opens=java.naming/javax.naming=ALL-UNNAMED \
    "-Dorg.jboss.boot.log.file=$LOG" "-Dlogging.configuration=file:$CONFAB_HOME/configuration/logging.properties" \
    -jar "$WILDFLY/jboss-modules.jar" -mp "$WILDFLY/modules" org.jboss.as.standalone \
    "-Djboss.home.dir=$WILDFLY" "-Djboss.server.base.dir=$CONFAB_HOME" \
    -c standalone.xml "--properties=$PROPERTIES" >"$CONSOLE" 2>&1 </dev/null &
  SERVER=$!
  set +m
  echo "$SERVER" >"$PID_FILE"
  # Until the fork has become the server, its command line is still this script's.
  until server_pid >/dev/null || ! kill -0 "$SERVER" 2>/dev/null; do
    sleep 0.1
  done
  unlock_instance
}

# Ends the media server, then asks the server to end, and insists after a minute.
stop_server() {
  local pid=$1 waited=0
  : >"$CONFAB_HOME/stopping"
  stop_media
  kill -TERM "$pid" 2>/dev/null || true
  while server_pid >/dev/null; do
    sleep 0.2
    waited=$((waited + 1))
    if [ $waited -eq 300 ]; then
      step "The server does not end by itself; killing it"
      kill -KILL "$pid" 2>/dev/null || true
    fi
  done
  rm -f "$PID_FILE"
}

stop() {
  [ $# -eq 0 ] || usage "stop takes nothing more."
  local pid
  if ! pid=$(server_pid); then
    rm -f "$PID_FILE"
    stop_media
    echo "Confab does not run (home $CONFAB_HOME)."
    return 0
  fi
  step "Stopping the server (process $pid)"
  stop_server "$pid"
  if recall_settings; then
    await_ports
  fi
  step "Stopped"
}

# Returns when nobody listens any more where this instance did; not without end, for it may be somebody else's process by now.
await_ports() {
  local port began=$SECONDS
  for port in $SIP_PORT $SIPS_PORT $HTTP_PORT $HTTPS_PORT $MEDIA_SIP_PORT $MEDIA_C3P_PORT; do
    while listens "$port"; do
      [ $((SECONDS - began)) -lt $PORTS_LIMIT ] || tell_who_listens
      sleep 0.2
    done
  done
}

# Whether somebody listens at port $1. One who takes no connections any more (its queue is full) does not answer: he listens too.
listens() {
  local answer=0
  timeout 1 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$REACH" "$1" 2>/dev/null || answer=$?
  [ $answer -eq 0 ] || [ $answer -eq 124 ]
}

tell_who_listens() {
  find_java
  local taken
  taken=$(java_program Ports "$BIND" "SIP:$SIP_PORT" "SIP over TLS:$SIPS_PORT" "HTTP:$HTTP_PORT" "HTTPS:$HTTPS_PORT" \
    "media server SIP:$MEDIA_SIP_PORT" "media server C3P:$MEDIA_C3P_PORT") || true
  fail "The processes of this instance have ended, and after $PORTS_LIMIT seconds somebody still listens at its ports:" "$taken" \
    "End that process before you start the instance again, or move all ports of Confab, for example: CONFAB_PORT_OFFSET=1000 ./confab run"
}

# As a service of systemd: it is told that clients are served, and its journal gets what is wrong from here on. (What follows
# the log ends with the service.)
tell_service_manager() {
  [ -n "${NOTIFY_SOCKET:-}" ] || return 0
  systemd-notify --ready --status="Serves $DOMAIN on $BIND" || step "systemd does not listen"
  tail -q -n 0 --pid=$$ -F "$LOG" "$MEDIA_LOG" 2>/dev/null | grep --line-buffered ' \(WARN\|WARNING\|ERROR\|FATAL\|SEVERE\) ' &
}

# In the foreground: until Ctrl-C, or until the server ends.
stay() {
  trap 'echo; stop; exit 0' INT TERM HUP
  echo "Ctrl-C stops the server."
  while server_pid >/dev/null; do
    wait "$SERVER" 2>/dev/null || true
  done
  rm -f "$PID_FILE"
  if [ -f "$CONFAB_HOME/stopping" ]; then
    step "Stopped from elsewhere"
    return 0
  fi
  stop_media
  show_failure
  fail "The server has ended by itself." "Its log: $LOG"
}
