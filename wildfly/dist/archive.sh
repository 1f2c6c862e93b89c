#!/usr/bin/env bash
# The archive that is shipped: archive.sh TARGET TIME makes TARGET/confab-VERSION.tar.gz of what is built; called by
# `mvn -Pdist package`. Order, owners and times in it do not depend on who builds it, where and when.
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TARGET=$1
TIME=$2
VERSION=$(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' "$HERE/../../pom.xml")
FOLDER=$TARGET/archive/confab-$VERSION

if [ "${CONFAB_MAVEN_OFFLINE:-}" = offline=true ]; then
  export CONFAB_MAVEN_ARGS="${CONFAB_MAVEN_ARGS:-} -o"
fi
"$HERE/assemble.sh" "$TARGET/archive"
# What is in it, which must not be there if its licence is unknown or does not go with ours.
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$TARGET/classes" org.confab.dist.Main \
  "$FOLDER" "$TARGET/libraries.xml" "$FOLDER/licences" "$VERSION" "$TIME"
cp -R "$FOLDER/wildfly/docs/licenses" "$FOLDER/licences/texts"
tar --create --directory "$TARGET/archive" --sort=name --mtime="$TIME" --owner=0 --group=0 --numeric-owner \
  --mode=u+rw,go=rX --hard-dereference --format=gnu "confab-$VERSION" | gzip -n >"$TARGET/confab-$VERSION.tar.gz.new"
mv "$TARGET/confab-$VERSION.tar.gz.new" "$TARGET/confab-$VERSION.tar.gz"
rm -rf "$TARGET/archive"
echo "Archive: $TARGET/confab-$VERSION.tar.gz"
