# Commands that go through the server's own admin API; what they are stands in the tables of the program Admin.

# administer RESOURCE WORD…: exit code 0 done, 1 refused or not reached, 2 wrong words. What was given goes through standard
# input: arguments are visible to every user of the machine.
administer() {
  local api="" password=""
  if server_pid >/dev/null && recall_settings; then
    api=https://$REACH_URL:$HTTPS_PORT/api/
    password=$(cat "$CONFAB_HOME/admin-password")
  fi
  find_java
  printf '%s\0' admin "$password" "$@" | java_program Admin "$(trusted)" "$api"
}
