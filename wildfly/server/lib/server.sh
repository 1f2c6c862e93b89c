# WildFly: unpacked once in this checkout, configured once for all instances.

prepare_server() {
  [ $ARCHIVE = no ] || return 0
  local target=$ROOT/wildfly/server/target now
  now=$( (fingerprint "$ROOT"/wildfly/server/{pom.xml,configure.cli,modules} "$ROOT/wildfly/metro" "$ROOT/wildfly-subsystem" && grep '<\(wildfly\|wildfly-core\|metro\|postgresql\)\.version>' "$ROOT/pom.xml") | sha256sum | cut -d ' ' -f 1)
  build_lock
  if [ "$(cat "$target/server.stamp" 2>/dev/null || true)" != "$now" ]; then
    require_maven
    step "Unpacking WildFly ${WILDFLY##*-} (261 MB, once)"
    maven WildFly "$target/build.log" "$ROOT/wildfly/server/pom.xml" package -Dspotless.check.skip -Djacoco.skip
    maven "Metro module" "$target/metro.log" "$ROOT/wildfly/metro/pom.xml" process-resources -Dspotless.check.skip -Djacoco.skip
    maven "Subsystem" "$target/subsystem.log" "$ROOT/wildfly-subsystem/pom.xml" package -DskipTests -Dspotless.check.skip -Djacoco.skip
    cp -R "$ROOT"/wildfly/metro/target/modules/. "$ROOT"/wildfly-subsystem/target/modules/. "$WILDFLY/modules/"
    configure_server "$target"
    echo "$now" >"$target/server.stamp"
  fi
  build_unlock
}

# Runs configure.cli on a copy of standalone-full.xml; the result is in target/configuration.
configure_server() {
  local target=$1 base=$1/base file
  step "Configuring WildFly"
  rm -rf "$base"
  mkdir -p "$base/configuration"
  for file in "$WILDFLY"/standalone/configuration/*.properties; do
    cp "$file" "$base/configuration/"
  done
  cp "$WILDFLY/standalone/configuration/standalone-full.xml" "$base/configuration/standalone.xml"
  if ! JAVA_HOME='' JAVA=$JAVA JBOSS_HOME=$WILDFLY JAVA_OPTS="-Djboss.server.base.dir=$base" \
    "$WILDFLY/bin/jboss-cli.sh" --file="$ROOT/wildfly/server/configure.cli" >"$target/configure.log" 2>&1 </dev/null; then
    cat "$target/configure.log" >&2
    fail "WildFly did not take its configuration." "What it said is above and in $target/configure.log."
  fi
  rm -rf "$target/configuration"
  rm -rf "$base/configuration/standalone_xml_history"
  mv "$base/configuration" "$target/configuration"
  rm -rf "$base"
}
