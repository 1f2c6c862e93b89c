# Keys of an instance: a development CA, the server's certificate, passwords, the key for secrets.

# How long a certificate of the instance's own CA holds, and how long before its end it is made anew, in days.
OWN_CERTIFICATE=825
OWN_RENEWAL=125

# Every name and address that clients may reach the server by.
subject_names() {
  local names="dns:localhost,ip:127.0.0.1,dns:$DOMAIN,dns:sip.$DOMAIN,dns:sipinternal.$DOMAIN"
  case "$BIND" in
    127.0.0.1 | 0.0.0.0 | ::) ;;
    *) names="$names,ip:$BIND" ;;
  esac
  local one
  while read -r one; do
    [ "$one" = "$DOMAIN" ] || names="$names,dns:$one,dns:sip.$one,dns:sipinternal.$one"
  done < <(every_domain)
  if [[ ${HOSTNAME:-} =~ ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$ ]]; then
    names="$names,dns:$HOSTNAME"
  fi
  printf '%s' "$names"
}

keytool_quiet() {
  local said
  said=$("$KEYTOOL" -J-XX:TieredStopAtLevel=1 "$@" 2>&1) || fail "keytool failed: $said" \
    "If $KEYS was changed by hand, move it away; new keys are made at the next start."
}

prepare_keys() {
  (umask 077 && mkdir -p "$KEYS")
  chmod 700 "$KEYS"
  [ -s "$KEYS/secrets.key" ] || random_hex 32 | secret_file "$KEYS/secrets.key"
  [ -s "$KEYS/database.password" ] || random_hex 16 | secret_file "$KEYS/database.password"
  [ -s "$KEYS/server.password" ] || random_hex 16 | secret_file "$KEYS/server.password"
  if [ ! -s "$KEYS/users-ca.p12" ]; then
    step "Making the authority for certificates of users"
    make_users_ca
  fi
  local names
  names=$(subject_names)
  if [ ! -s "$KEYS/ca.p12" ]; then
    step "Making a development CA"
    make_ca
    rm -f "$KEYS/server.p12"
  fi
  if [ ! -s "$KEYS/trust.p12" ] || [ "$KEYS/ca.pem" -nt "$KEYS/trust.p12" ]; then
    make_trust
  fi
  # A new certificate for new names, and well before the old one is over.
  if [ ! -s "$KEYS/server.p12" ] || [ "$(cat "$KEYS/server.names" 2>/dev/null || true)" != "$names" ] || ends_soon server; then
    step "Making the server's certificate"
    make_certificate server "sip.$DOMAIN" "$names"
    printf '%s' "$names" >"$KEYS/server.names"
    rm -f "$KEYS/media-server.p12"
  fi
  show_own_certificate
  # The name in it tells a media server from everybody else whom the CA has signed.
  if [ ! -s "$KEYS/media-server.p12" ] || ends_soon media-server; then
    step "Making the media server's certificate"
    make_certificate media-server media-server "dns:media-server,$names"
  fi
}

# Whether a certificate of our own has to be made anew, by its own dates: the time of the file says nothing after a restore.
# Opening it takes a Java, so its end (seconds of Unix) is kept beside it with the sum of the file that it belongs to.
ends_soon() {
  local file=$KEYS/$1.p12 kept=$KEYS/$1.end sum known="" end=""
  sum=$(sha256sum <"$file")
  [ ! -r "$kept" ] || read -r known end <"$kept" || true
  if [ "$known" != "${sum%% *}" ]; then
    end=$(certificate_program show "$file" end 2>/dev/null) || true
    printf '%s %s\n' "${sum%% *}" "$end" >"$kept"
  fi
  # One that cannot be read is made anew as well.
  [[ ! $end =~ ^[0-9]+$ ]] || [ "$end" -lt $(($(date +%s) + OWN_RENEWAL * 86400)) ]
}

make_ca() {
  rm -f "$KEYS/ca.new"
  (umask 077 && keytool_quiet -genkeypair -alias ca -keystore "$KEYS/ca.new" -storetype PKCS12 \
    -storepass:file "$KEYS/server.password" -keyalg RSA -keysize 2048 -sigalg SHA256withRSA -validity 3650 \
    -dname "CN=Confab development CA $(random_hex 4), O=$DOMAIN" \
    -ext bc:c=ca:true,pathlen:0 -ext ku:c=keyCertSign,cRLSign)
  keytool_quiet -exportcert -rfc -alias ca -keystore "$KEYS/ca.new" -storepass:file "$KEYS/server.password" \
    -file "$KEYS/ca.pem"
  mv "$KEYS/ca.new" "$KEYS/ca.p12"
}

# Whom the listener for media servers trusts: the CA of this instance alone.
make_trust() {
  rm -f "$KEYS/trust.new"
  (umask 077 && keytool_quiet -importcert -noprompt -alias ca -keystore "$KEYS/trust.new" -storetype PKCS12 \
    -storepass:file "$KEYS/server.password" -file "$KEYS/ca.pem")
  mv "$KEYS/trust.new" "$KEYS/trust.p12"
}

# It signs certificates that people sign in with (TLS-DSK), and nothing else does: a server certificate opens nothing there.
make_users_ca() {
  rm -f "$KEYS/users-ca.new"
  (umask 077 && keytool_quiet -genkeypair -alias users-ca -keystore "$KEYS/users-ca.new" -storetype PKCS12 \
    -storepass:file "$KEYS/server.password" -keyalg RSA -keysize 2048 -sigalg SHA256withRSA -validity 7300 \
    -dname "CN=Confab users $(random_hex 4), O=$DOMAIN" \
    -ext bc:c=ca:true,pathlen:0 -ext ku:c=keyCertSign,cRLSign)
  mv "$KEYS/users-ca.new" "$KEYS/users-ca.p12"
}

# make_certificate FILE COMMON-NAME OTHER-NAMES
make_certificate() {
  local file=$1 name=$2 names=$3 new=$KEYS/$1.new
  local -a store=(-keystore "$new" -storepass:file "$KEYS/server.password")
  rm -f "$new"
  (umask 077 && keytool_quiet -genkeypair -alias server "${store[@]}" -storetype PKCS12 \
    -keyalg RSA -keysize 2048 -sigalg SHA256withRSA -validity $OWN_CERTIFICATE -dname "CN=$name, O=$DOMAIN")
  keytool_quiet -certreq -alias server "${store[@]}" -file "$KEYS/$file.csr"
  keytool_quiet -gencert -rfc -alias ca -keystore "$KEYS/ca.p12" -storepass:file "$KEYS/server.password" \
    -infile "$KEYS/$file.csr" -outfile "$KEYS/$file.crt" -validity $OWN_CERTIFICATE -sigalg SHA256withRSA \
    -ext "san=$names" -ext bc=ca:false -ext ku:c=digitalSignature,keyEncipherment -ext eku=serverAuth,clientAuth
  cat "$KEYS/$file.crt" "$KEYS/ca.pem" >"$KEYS/$file.chain"
  keytool_quiet -importcert -noprompt -alias ca "${store[@]}" -file "$KEYS/ca.pem"
  keytool_quiet -importcert -noprompt -alias server "${store[@]}" -file "$KEYS/$file.chain"
  keytool_quiet -delete -alias ca "${store[@]}"
  mv "$new" "$KEYS/$file.p12"
  rm -f "$KEYS/$file.csr" "$KEYS/$file.crt" "$KEYS/$file.chain"
}
