# An instance: everything below CONFAB_HOME.

# One start at a time for one home.
lock_instance() {
  mkdir -p "$CONFAB_HOME" 2>/dev/null && [ -w "$CONFAB_HOME" ] ||
    fail "$CONFAB_HOME cannot be written." "Choose another place with CONFAB_HOME."
  local lock=$CONFAB_HOME/start.lock owner
  if ! (set -o noclobber && echo $$ >"$lock") 2>/dev/null; then
    owner=$(cat "$lock" 2>/dev/null || true)
    if [ -n "$owner" ] && [ "$owner" != $$ ] && is_confab_script "$owner"; then
      fail "This instance is being started already (process $owner)."
    fi
    echo $$ >"$lock"
  fi
}

unlock_instance() {
  rm -f "$CONFAB_HOME/start.lock"
}

is_confab_script() {
  kill -0 "$1" 2>/dev/null && grep -q confab "/proc/$1/cmdline" 2>/dev/null
}

# A first build fills the Maven repository, the server and the targets.
require_space() {
  local need=300 free
  [ -d "$WILDFLY" ] || need=1500
  for place in "$CONFAB_HOME" "$ROOT"; do
    free=$(df -Pk "$place" | tail -n 1 | tr -s ' ' | cut -d ' ' -f 4)
    if [ "$free" -lt $((need * 1024)) ]; then
      fail "There are $((free / 1024)) MB free at $place; Confab needs $need MB." \
        "Make room, or choose another place with CONFAB_HOME."
    fi
  done
}

prepare_instance() {
  step "Preparing $CONFAB_HOME"
  mkdir -p "$CONFAB_HOME"/{configuration,data,log,tmp,deployments}
  (umask 077 && mkdir -p "$CONFAB_HOME/administrators")
  prepare_keys
  NEW_ADMIN=no
  if [ ! -s "$CONFAB_HOME/admin-password" ]; then
    random_hex 12 | secret_file "$CONFAB_HOME/admin-password"
    NEW_ADMIN=yes
  fi
  prepare_configuration
  write_admin
  write_properties | secret_file "$PROPERTIES"
  write_kerberos
  rm -rf "$CONFAB_HOME"/deployments/* "$CONFAB_HOME"/tmp/*
  cp "$EAR" "$CONFAB_HOME/deployments/confab.ear"
  prepare_media
}

# The console's user; WildFly stores the digest of user, realm and password.
write_admin() {
  local digest
  digest=$(printf 'admin:ManagementRealm:%s' "$(cat "$CONFAB_HOME/admin-password")" | md5sum | cut -d ' ' -f 1)
  { cat "$CONFIGURATION/mgmt-users.properties"; printf '\nadmin=%s\n' "$digest"; } |
    secret_file "$CONFAB_HOME/configuration/mgmt-users.properties"
}

# What the JDK's Kerberos goes by instead of this machine's /etc/krb5.conf: a service with a keytab asks nobody. Whether it takes
# the weak RC4 is a setting (kerberos-rc4) that only a new process hears of.
write_kerberos() {
  local weak=false
  ! grep -q '<subsystem xmlns="urn:wildfly:confab:[^<>]* kerberos-rc4="true"' "$OWN_CONFIGURATION" || weak=true
  cat >"$KRB5" <<TEXT
# Written by ./confab run at every start; changes are lost.
[libdefaults]
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  allow_weak_crypto = $weak
TEXT
}

write_properties() {
  local home=${CONFAB_HOME//\\/\\\\}
  cat <<TEXT
# Written by ./confab run at every start; changes are lost.
confab.home=$home
confab.version=$(version)
confab.commit=$(commit)
confab.domain=$DOMAIN
confab.server.name=sip.$DOMAIN
confab.bind=$BIND
confab.management.bind=$MANAGEMENT_BIND
confab.port.offset=$OFFSET
confab.sip.port=$SIP_PORT
confab.sips.port=$SIPS_PORT
confab.http.port=$HTTP_PORT
confab.https.port=$HTTPS_PORT
confab.c3p.port=$C3P_PORT
confab.management.port=$MANAGEMENT_PORT
confab.keystore=$home/keys/public.p12
confab.internal.keystore=$home/keys/server.p12
confab.truststore=$home/keys/trust.p12
confab.keystore.password=$(cat "$KEYS/server.password")
confab.keystore.password.file=$home/keys/server.password
confab.users.keystore=$home/keys/users-ca.p12
confab.secret.key.file=$home/keys/secrets.key
confab.admin.password.file=$home/admin-password
confab.sample=$SAMPLE
java.security.krb5.conf=$home/configuration/krb5.conf
TEXT
  if [ -n "${CONFAB_DB_URL:-}" ]; then
    printf 'confab.db.driver=postgresql\nconfab.db.url=%s\nconfab.db.user=%s\nconfab.db.password=%s\n' \
      "$(escaped "$(database_address "$CONFAB_DB_URL")")" "${CONFAB_DB_USER//\\/\\\\}" "${CONFAB_DB_PASSWORD//\\/\\\\}"
  else
    # WRITE_DELAY=0: what is acknowledged is in the file, also when the process is killed.
    printf 'confab.db.driver=h2\nconfab.db.url=jdbc:h2:file:%s/data/confab;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE\nconfab.db.user=confab\nconfab.db.password=%s\n' \
      "$home" "$(cat "$KEYS/database.password")"
  fi
}
