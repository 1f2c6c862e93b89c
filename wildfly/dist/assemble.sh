#!/usr/bin/env bash
# Puts the built product together as it is shipped: assemble.sh FOLDER makes FOLDER/confab-VERSION, of which archive.sh
# makes the archive. Files are linked where that goes, for WildFly is large.
set -euo pipefail

PARTS=$(cd "$(dirname "${BASH_SOURCE[0]}")/../server" && pwd)
for part in say places java settings maven server; do
  # shellcheck source=/dev/null
  . "$PARTS/lib/$part.sh"
done

# A folder or file, linked if it is on the same file system.
place() {
  cp -al "$1" "$2" 2>/dev/null || cp -a "$1" "$2"
}

# WildFly with our modules. What an instance or a domain of servers of its own would be is left out.
assemble_wildfly() {
  local to=$1 part
  mkdir -p "$to/bin"
  for part in "$WILDFLY"/*; do
    case "${part##*/}" in
      appclient | bin | domain | standalone) ;;
      *) place "$part" "$to/" ;;
    esac
  done
  for part in jboss-cli.sh jboss-cli.xml jboss-cli-logging.properties common.sh; do
    place "$WILDFLY/bin/$part" "$to/bin/"
  done
}

# The programs of ./confab, compiled: whoever runs an archive needs no compiler.
assemble_programs() {
  local to=$1 source
  mkdir -p "$to"
  for source in "$PARTS"/*.java "$PARTS"/*/; do
    source=${source%/}
    if [ "${source%.java}" != "$source" ]; then
      compile "$to" "$source"
    elif [ -f "$source/${source##*/}.java" ]; then
      compile "$to" "$source" "$source"/*.java
    fi
  done
}

# compile TO PROGRAM FILES: a program is a source file, or a folder of them, and has a folder of its own.
compile() {
  local to=$1 name=${2##*/}
  shift
  [ $# -eq 1 ] || shift
  "$JAVA" -XX:TieredStopAtLevel=1 -m jdk.compiler/com.sun.tools.javac.Main --release 17 -nowarn -d "$to/${name%.java}" "$@"
}

assemble_documents() {
  local to=$1
  cp "$ROOT/README.md" "$ROOT/LICENSE" "$to/"
  cp -R "$ROOT/docs" "$to/docs"
  mkdir "$to/systemd"
  cp "$ROOT"/wildfly/dist/systemd/* "$to/systemd/"
  if [ -d "$PARTS/monitoring" ]; then
    cp -R "$PARTS/monitoring" "$to/monitoring"
  fi
}

assemble() {
  local to=$1/confab-$VERSION
  step "Assembling $to"
  rm -rf "$to"
  mkdir -p "$to"/{bin,application,media-server/lib,server}
  cp -p "$ROOT/confab" "$to/bin/confab"
  cp -R "$PARTS/lib" "$CONFIGURATION" "$to/server/"
  cp "$PARTS"/*.cli "$SAMPLE_ORGANISATION" "$to/server/"
  assemble_programs "$to/server/programs"
  # The service's user is another than whoever unpacks it; nothing in it is secret.
  chmod -R u+rw,go+rX "$to/bin" "$to/server"
  assemble_wildfly "$to/wildfly"
  place "$EAR" "$to/application/confab.ear"
  place "$MEDIA_JAR" "$to/media-server/"
  for jar in "$MEDIA_LIBRARIES"/*.jar; do
    place "$jar" "$to/media-server/lib/"
  done
  assemble_documents "$to"
  printf '%s\n%s\n' "$VERSION" "$(commit)" >"$to/VERSION"
}

[ $# -eq 1 ] || fail "Where to?" "assemble.sh FOLDER"
require_java
require_compiler
VERSION=$(version)
prepare_server
[ -f "$EAR" ] && [ -f "$MEDIA_JAR" ] || fail "The application is not built yet." "Build it with mvn -Pdist package."
assemble "$1"
