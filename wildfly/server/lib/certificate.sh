# The certificate that clients are shown: by itself that of the instance's own CA, or one that another CA has signed.

# Where a warning begins, in days before the end.
EXPIRY_WARNING=30

# The certificates that this script's own programs take the server's word for: the CA of the instance, or the one imported
# certificate itself.
trusted() {
  if [ -e "$KEYS/public.imported" ]; then
    echo "$KEYS/public.pem"
  else
    echo "$KEYS/ca.pem"
  fi
}

server_certificate() {
  local action=${1:-show} form=text
  shift || true
  case "$action" in
    show)
      [ "${1:-}" != --json ] || {
        form=json
        shift
      }
      [ $# -eq 0 ] || usage "certificate server show does not know '$1'."
      require_keys
      certificate_program show "$KEYS/public.p12" "$form"
      ;;
    import) import_certificate "$@" ;;
    own)
      [ $# -eq 0 ] || usage "certificate server own takes nothing more."
      require_keys
      rm -f "$KEYS/public.imported" "$KEYS/public.pem"
      show_own_certificate
      reload_certificate
      ;;
    *) usage "certificate server knows show, import and own, not '$action'." ;;
  esac
}

require_keys() {
  recall_settings && [ -s "$KEYS/public.p12" ] ||
    fail "The instance in $CONFAB_HOME has no keys yet." "Start it once with ./confab run."
  find_java
}

# certificate_program ARGUMENTS…, with the password of the file, if it has one, in IMPORT_PASSWORD.
certificate_program() {
  printf '%s\0' "$(cat "$KEYS/server.password")" "${IMPORT_PASSWORD:-}" | java_program ServerCertificate "$@"
}

import_certificate() {
  local -a files=()
  local password="" said
  while [ $# -gt 0 ]; do
    case "$1" in
      --password-file)
        [ $# -ge 2 ] || usage "--password-file needs a file after it."
        [ -r "$2" ] || fail "There is no file $2 that can be read."
        IFS= read -r password <"$2" || true
        shift 2
        ;;
      -*) usage "certificate server import does not know '$1'." ;;
      *)
        files+=("$1")
        shift
        ;;
    esac
  done
  [ ${#files[@]} -ge 1 ] && [ ${#files[@]} -le 2 ] || usage "certificate server import takes a PKCS#12 file, or PEM files of certificate and key."
  require_keys
  rm -f "$KEYS/public.new" "$KEYS/public.pem.new"
  if ! said=$(umask 077 && IMPORT_PASSWORD=$password certificate_program import "$KEYS/public.new" "$KEYS/public.pem.new" "sip.$DOMAIN" "${files[@]}" 2>&1); then
    rm -f "$KEYS/public.new" "$KEYS/public.pem.new"
    fail "The certificate is not taken, and the one before is still shown." "$said"
  fi
  printf '%s\n' "$said"
  mv "$KEYS/public.pem.new" "$KEYS/public.pem"
  : >"$KEYS/public.imported"
  mv "$KEYS/public.new" "$KEYS/public.p12"
  warn_of_names
  reload_certificate
}

# Where no certificate is imported, clients are shown the one that the instance's CA has signed.
show_own_certificate() {
  [ ! -e "$KEYS/public.imported" ] || return 0
  if ! cmp -s "$KEYS/server.p12" "$KEYS/public.p12"; then
    secret_file "$KEYS/public.p12" <"$KEYS/server.p12"
  fi
}

# In a running server: SIP over TLS sees the file by itself, HTTPS is told. Who is connected stays so.
reload_certificate() {
  server_pid >/dev/null || {
    step "It is shown when the instance is started"
    return 0
  }
  local said host=$MANAGEMENT_BIND
  [[ $host != *:* ]] || host="[$host]"
  if said=$(JAVA_HOME='' JAVA=$JAVA JBOSS_HOME=$WILDFLY JAVA_OPTS="-XX:TieredStopAtLevel=1 -Djboss.server.base.dir=$CONFAB_HOME" \
    "$WILDFLY/bin/jboss-cli.sh" --connect "--controller=$host:$MANAGEMENT_PORT" \
    --commands="/subsystem=elytron/key-store=confab:load,/subsystem=elytron/key-manager=confab:init" 2>&1 </dev/null); then
    step "It is shown to everybody who connects from now on"
  else
    fail "It is imported, but HTTPS does not show it yet." "$said" "Restart the instance."
  fi
}

# A line for who starts or looks at an instance whose certificate is not for a domain: clients ask for sip. before theirs.
warn_of_names() {
  local one lacking="" how="Import another: $CONFAB certificate server import FILE"
  local -a wanted=()
  [ -n "${OTHER_DOMAINS:-}" ] || return 0
  while read -r one; do
    wanted+=("sip.$one")
  done < <(every_domain)
  lacking=$(certificate_program lacking "$KEYS/public.p12" "${wanted[@]}" 2>/dev/null) || return 0
  [ -n "$lacking" ] || return 0
  [ -e "$KEYS/public.imported" ] || how="The next $CONFAB run makes one that is."
  printf 'confab: the server certificate is not for %s, which clients of these domains ask for. %s\n' "$lacking" "$how" >&2
}

# A line for who starts or looks at an instance whose certificate ends soon; its own is renewed by itself.
warn_of_expiry() {
  local days until
  [ -e "$KEYS/public.imported" ] || return 0
  read -r days until < <(certificate_program show "$KEYS/public.p12" days 2>/dev/null) || return 0
  if [ "$days" -lt 0 ]; then
    printf 'confab: the server certificate ENDED on %s: clients refuse it. Import another: %s certificate server import FILE\n' "$until" "$CONFAB" >&2
  elif [ "$days" -lt $EXPIRY_WARNING ]; then
    printf 'confab: the server certificate ends on %s, in %s days. Import another: %s certificate server import FILE\n' "$until" "$days" "$CONFAB" >&2
  fi
}
