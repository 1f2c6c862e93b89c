# Backups: made by the running server through its admin API, restored while nothing runs.

backup() {
  local file="" form="" given=no
  PASSPHRASE=""
  while [ $# -gt 0 ]; do
    case "$1" in
      --json) form=--json ;;
      --passphrase-file)
        [ $# -ge 2 ] || usage "--passphrase-file needs a file after it."
        read_passphrase "$2"
        given=yes
        shift
        ;;
      --without-keys) given=no-keys ;;
      -*) usage "backup does not know '$1'." ;;
      *)
        [ -z "$file" ] || usage "backup takes one file, not '$1' too."
        file=$1
        ;;
    esac
    shift
  done
  [ -n "$file" ] || usage "backup needs the name of a file."
  [ $given != no ] || find_passphrase twice
  administer backup now "$file" --passphrase "$PASSPHRASE" $form
}

restore() {
  local file="" form=text given=no
  PASSPHRASE=""
  while [ $# -gt 0 ]; do
    case "$1" in
      --json) form=json ;;
      --passphrase-file)
        [ $# -ge 2 ] || usage "--passphrase-file needs a file after it."
        read_passphrase "$2"
        given=yes
        shift
        ;;
      --without-keys) given=no-keys ;;
      -*) usage "restore does not know '$1'." ;;
      *)
        [ -z "$file" ] || usage "restore takes one file, not '$1' too."
        file=$1
        ;;
    esac
    shift
  done
  [ -n "$file" ] || usage "restore needs the name of a file."
  [ -f "$file" ] && [ -r "$file" ] || fail "There is no file $file that can be read."
  file=$(cd "$(dirname "$file")" && pwd)/$(basename "$file")
  read_settings
  require_java
  require_not_running
  [ $given != no ] || find_passphrase once
  (umask 077 && mkdir -p "$CONFAB_HOME")
  lock_instance
  local code=0
  {
    prepare_server
    prepare_application
  } >&2
  restoring restore "$PASSPHRASE" "$form" "$file" || code=$?
  unlock_instance
  return $code
}

# What an interrupted restore has made whole takes its place; what it has not made whole goes.
finish_restore() {
  if [ -f "$CONFAB_HOME/restore.new/ready" ]; then
    step "Finishing the restore that was interrupted"
    restoring finish "" text || {
      unlock_instance
      fail "The restore that was interrupted cannot be finished." "The reason is above; ./confab run tries again."
    }
  elif [ -d "$CONFAB_HOME/restore.new" ]; then
    rm -rf "$CONFAB_HOME/restore.new"
  fi
}

# restoring WORK PASSPHRASE FORM [FILE]: the program is a part of the application, with the drivers that the server brings.
restoring() {
  local work=$1 passphrase=$2 form=$3 file=${4:-} classes code=0
  classes=$(mktemp -d) || fail "There is no room for temporary files."
  (cd "$classes" && "$JAVA" -Xmx64m -XX:TieredStopAtLevel=1 -m jdk.jartool/sun.tools.jar.Main xf "$EAR" lib ejb.jar) || code=$?
  if [ $code -eq 0 ]; then
    printf '%s\0' "$passphrase" "${CONFAB_DB_URL:-}" "${CONFAB_DB_USER:-}" "${CONFAB_DB_PASSWORD:-}" |
      "$JAVA" -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        -cp "$classes/ejb.jar:$classes/lib/*:$WILDFLY/modules/system/layers/base/com/h2database/h2/main/*:$WILDFLY/modules/org/postgresql/main/*:$WILDFLY/modules/system/layers/base/org/hibernate/main/*" \
        org.confab.ejb.backup.RestoreProgram "$work" "$CONFAB_HOME" "$DOMAIN${OTHER_DOMAINS:+,$OTHER_DOMAINS}" "$form" "$file" || code=$?
  fi
  rm -rf "$classes"
  return $code
}

# The first line of a file.
read_passphrase() {
  [ -f "$1" ] || [ -p "$1" ] || [ "$1" = - ] || fail "There is no file $1 with a passphrase."
  if [ "$1" = - ]; then
    IFS= read -r PASSPHRASE || true
  else
    IFS= read -r PASSPHRASE <"$1" || true
  fi
  [ -n "$PASSPHRASE" ] || fail "$1 holds no passphrase in its first line."
}

# From the environment, or from who sits at the terminal; nothing where nobody does.
find_passphrase() {
  PASSPHRASE=${CONFAB_BACKUP_PASSPHRASE:-}
  [ -z "$PASSPHRASE" ] && [ -t 0 ] && [ -t 2 ] || return 0
  read -rsp "Passphrase of the keys in the backup (empty: without keys): " PASSPHRASE
  echo >&2
  [ "$1" = twice ] && [ -n "$PASSPHRASE" ] || return 0
  local again
  read -rsp "The same once more: " again
  echo >&2
  [ "$again" = "$PASSPHRASE" ] || fail "These are two passphrases."
}
