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
  prepare_keys
  NEW_ADMIN=no
  if [ ! -s "$CONFAB_HOME/admin-password" ]; then
    random_hex 12 | secret_file "$CONFAB_HOME/admin-password"
    NEW_ADMIN=yes
  fi
  cp "$ROOT"/wildfly/server/target/configuration/* "$CONFAB_HOME/configuration/"
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
  { cat "$ROOT/wildfly/server/target/configuration/mgmt-users.properties"; printf '\nadmin=%s\n' "$digest"; } |
    secret_file "$CONFAB_HOME/configuration/mgmt-users.properties"
}

# What the JDK's Kerberos goes by instead of this machine's /etc/krb5.conf: a service with a keytab asks nobody.
write_kerberos() {
  rm -f "$CONFAB_HOME/configuration/krb5.conf"
  [ -n "$KERBEROS_KEYTAB" ] || return 0
  cat >"$CONFAB_HOME/configuration/krb5.conf" <<TEXT
# Written by ./confab run at every start; changes are lost.
[libdefaults]
  dns_lookup_kdc = false
  dns_lookup_realm = false
  dns_canonicalize_hostname = false
  allow_weak_crypto = $CONFAB_KERBEROS_RC4
TEXT
}

write_properties() {
  local home=${CONFAB_HOME//\\/\\\\}
  cat <<TEXT
# Written by ./confab run at every start; changes are lost.
confab.home=$home
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
confab.keystore=$home/keys/server.p12
confab.truststore=$home/keys/trust.p12
confab.keystore.password=$(cat "$KEYS/server.password")
confab.keystore.password.file=$home/keys/server.password
confab.users.keystore=$home/keys/users-ca.p12
confab.certificate.days=$CERTIFICATE_DAYS
confab.secret.key.file=$home/keys/secrets.key
confab.admin.password.file=$home/admin-password
confab.web.ticket.hours=$WEB_TICKET_HOURS
confab.sample=$SAMPLE
confab.sip.schemes.udp=$SCHEMES_UDP
confab.sip.schemes.tcp=$SCHEMES_TCP
confab.sip.schemes.tls=$SCHEMES_TLS
TEXT
  if [ -n "$KERBEROS_KEYTAB" ]; then
    printf 'confab.kerberos.keytab=%s\nconfab.kerberos.principal=%s\nconfab.kerberos.realms=%s\nconfab.kerberos.http.principal=%s\njava.security.krb5.conf=%s/configuration/krb5.conf\n' \
      "${KERBEROS_KEYTAB//\\/\\\\}" "${CONFAB_KERBEROS_PRINCIPAL:-}" "${CONFAB_KERBEROS_REALMS:-}" "${CONFAB_KERBEROS_HTTP_PRINCIPAL:-}" "$home"
  fi
  if [ -n "$LDAP_URL" ]; then
    printf 'confab.ldap.url=%s\nconfab.ldap.bind.dn=%s\nconfab.ldap.base=%s\nconfab.ldap.attributes=%s\nconfab.ldap.starttls=%s\nconfab.ldap.interval=%s\n' \
      "$LDAP_URL" "$(escaped "${CONFAB_LDAP_BIND_DN:-}")" "$(escaped "${CONFAB_LDAP_BASE:-}")" "$(escaped "${CONFAB_LDAP_ATTRIBUTES:-}")" \
      "$CONFAB_LDAP_STARTTLS" "${CONFAB_LDAP_INTERVAL:-60}"
    [ -z "${CONFAB_LDAP_PASSWORD_FILE:-}" ] || printf 'confab.ldap.password.file=%s\n' "$(escaped "$(realpath -m "$CONFAB_LDAP_PASSWORD_FILE")")"
    [ -z "${CONFAB_LDAP_CA:-}" ] || printf 'confab.ldap.ca=%s\n' "$(escaped "$(realpath -m "$CONFAB_LDAP_CA")")"
  fi
  if [ -n "$LOCATION_SECONDARY_URL" ]; then
    printf 'confab.location.secondary.url=%s\n' "$(escaped "$LOCATION_SECONDARY_URL")"
    [ -z "${CONFAB_LOCATION_SECONDARY_USER:-}" ] ||
      printf 'confab.location.secondary.user=%s\nconfab.location.secondary.password.file=%s\n' \
        "$(escaped "$CONFAB_LOCATION_SECONDARY_USER")" "$(escaped "$(realpath -m "$CONFAB_LOCATION_SECONDARY_PASSWORD_FILE")")"
    [ -z "${CONFAB_LOCATION_SECONDARY_CA:-}" ] ||
      printf 'confab.location.secondary.ca=%s\n' "$(escaped "$(realpath -m "$CONFAB_LOCATION_SECONDARY_CA")")"
  fi
  [ -z "$LOCATION_TRUSTED" ] || printf 'confab.location.trusted=%s\n' "$(escaped "$LOCATION_TRUSTED")"
  [ -z "${CONFAB_STREET_GUIDE:-}" ] ||
    printf 'confab.location.guide=%s\nconfab.location.guide.unknown=%s\n' \
      "$(escaped "$(realpath -m "$CONFAB_STREET_GUIDE")")" "$CONFAB_STREET_GUIDE_UNKNOWN"
  if [ -n "${CONFAB_DB_URL:-}" ]; then
    printf 'confab.db.driver=postgresql\nconfab.db.url=%s\nconfab.db.user=%s\nconfab.db.password=%s\n' \
      "${CONFAB_DB_URL//\\/\\\\}" "${CONFAB_DB_USER//\\/\\\\}" "${CONFAB_DB_PASSWORD//\\/\\\\}"
  else
    # WRITE_DELAY=0: what is acknowledged is in the file, also when the process is killed.
    printf 'confab.db.driver=h2\nconfab.db.url=jdbc:h2:file:%s/data/confab;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE\nconfab.db.user=confab\nconfab.db.password=%s\n' \
      "$home" "$(cat "$KEYS/database.password")"
  fi
}
