# Where everything is that instances are made of: in a checkout, where the build leaves it; in an archive, where
# wildfly/dist/assemble.sh puts it. Nothing else knows of the difference but by what is said here.

if [ "${PARTS##*/wildfly/}" = server ] && [ -f "${PARTS%/wildfly/server}/pom.xml" ]; then
  ARCHIVE=no
  ROOT=${PARTS%/wildfly/server}
  CONFAB=./confab
  WILDFLY=$ROOT/wildfly/server/target/wildfly-$(sed -n 's/.*<wildfly.version>\(.*\)<.*/\1/p' "$ROOT/pom.xml")
  CONFIGURATION=$ROOT/wildfly/server/target/configuration
  EAR=$ROOT/ear/target/confab.ear
  MEDIA_JAR=$ROOT/media-server/target/media-server.jar
  MEDIA_LIBRARIES=$ROOT/media-server/target/lib
  SAMPLE_ORGANISATION=$ROOT/db/src/main/resources/sample/organisation.properties
else
  ARCHIVE=yes
  ROOT=${PARTS%/server}
  CONFAB=bin/confab
  WILDFLY=$ROOT/wildfly
  CONFIGURATION=$ROOT/server/configuration
  EAR=$ROOT/application/confab.ear
  MEDIA_JAR=$ROOT/media-server/media-server.jar
  MEDIA_LIBRARIES=$ROOT/media-server/lib
  SAMPLE_ORGANISATION=$ROOT/server/organisation.properties
fi

# What runs: the version, and the commit that it was built of.
version() {
  if [ $ARCHIVE = yes ]; then
    head -n 1 "$ROOT/VERSION"
  else
    sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' "$ROOT/pom.xml"
  fi
}

commit() {
  local known=""
  if [ $ARCHIVE = yes ]; then
    known=$(sed -n 2p "$ROOT/VERSION")
  elif command -v git >/dev/null; then
    # With a mark behind it where files differ from that commit.
    known=$(git -C "$ROOT" describe --always --abbrev=12 --exclude='*' --dirty=-changed 2>/dev/null || true)
  fi
  printf '%s\n' "${known:-unknown}"
}

# For commands that need the sources.
require_checkout() {
  [ $ARCHIVE = no ] || fail "$1 belongs to a checkout of the sources, and this is an archive of what was built of them."
}
