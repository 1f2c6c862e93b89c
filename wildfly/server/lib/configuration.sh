# The server's own configuration, $CONFAB_HOME/configuration/standalone.xml: what an administrator stores there stays. What
# precedes what: docs/configuration.md.

OWN_CONFIGURATION=$CONFAB_HOME/configuration/standalone.xml
# Which template it was made from.
TEMPLATE_STAMP=$CONFAB_HOME/configuration/template.stamp

# Makes it from the template if there is none, or another template than then: settings and ports are carried over.
prepare_configuration() {
  local file template=$CONFIGURATION/standalone.xml now
  for file in "$CONFIGURATION"/*; do
    [ "$file" = "$template" ] || cp "$file" "$CONFAB_HOME/configuration/"
  done
  now=$(sha256sum <"$template" | cut -d ' ' -f 1)
  if [ ! -s "$OWN_CONFIGURATION" ]; then
    cp "$template" "$OWN_CONFIGURATION"
  elif [ "$(cat "$TEMPLATE_STAMP" 2>/dev/null || true)" != "$now" ]; then
    step "Renewing the configuration; its settings are kept, the old one is $OWN_CONFIGURATION.before"
    cp "$OWN_CONFIGURATION" "$OWN_CONFIGURATION.before"
    settings_program carry "$OWN_CONFIGURATION.before" "$template" "$OWN_CONFIGURATION.new" ||
      fail "The settings of $OWN_CONFIGURATION cannot be carried over." "Move it away to begin with the defaults."
    mv "$OWN_CONFIGURATION.new" "$OWN_CONFIGURATION"
  fi
  echo "$now" >"$TEMPLATE_STAMP"
  write_variables
}

# Has jboss-cli write the variables CONFAB_… that are given and not stored yet. Nothing is started for it where all are.
write_variables() {
  local script=$CONFAB_HOME/configuration/variables.cli log=$CONFAB_HOME/log/variables.log commands
  commands=$(settings_program script "$OWN_CONFIGURATION" 2>"$log") ||
    fail "The settings that are given cannot be used:" "$(cat "$log")" "docs/configuration.md tells what each of them takes."
  [ -n "$commands" ] || return 0
  step "Storing the settings that are given"
  {
    printf 'embed-server --server-config=standalone.xml --std-out=discard\nbatch\n'
    printf '%s\nrun-batch\nstop-embedded-server\n' "$commands"
  } | secret_file "$script"
  if ! JAVA_HOME='' JAVA=$JAVA JBOSS_HOME=$WILDFLY JAVA_OPTS="-Djboss.server.base.dir=$CONFAB_HOME -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
    "$WILDFLY/bin/jboss-cli.sh" --file="$script" >"$log" 2>&1 </dev/null; then
    fail "The settings that are given cannot be used; nothing of them is stored:" "$(grep -v '^The batch failed\|^{\|^}' "$log" | head -n 20)"
  fi
}

# The table of settings, without a server.
settings_program() {
  "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -cp "$WILDFLY/modules/org/confab/subsystem/main/confab-subsystem.jar" \
    org.confab.subsystem.settings.Main "$@"
}
