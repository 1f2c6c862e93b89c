# The JDK.

JDK_HINT="Install a JDK 17 or newer (Debian: apt install openjdk-17-jdk), or point JAVA_HOME to one."

# Where it is; whether it runs is not asked.
find_java() {
  local home=${JAVA_HOME:-}
  if [ -n "$home" ]; then
    JAVA=$home/bin/java
    [ -x "$JAVA" ] || fail "JAVA_HOME is $home, and there is no bin/java in it." "$JDK_HINT"
  else
    JAVA=$(command -v java) || fail "There is no Java on this machine." "$JDK_HINT"
  fi
}

require_java() {
  find_java
  local version
  # One that cannot start, for want of memory, must not end this script without a word.
  version=$({ "$JAVA" -version 2>&1 || true; } | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] || fail "$JAVA does not tell its version." "$JDK_HINT"
  [ "$version" -ge 17 ] || fail "$JAVA is Java $version, too old for Confab." "$JDK_HINT"
  [ $ARCHIVE = yes ] || require_compiler
  KEYTOOL=$(dirname "$(readlink -f "$JAVA")")/keytool
  [ -x "$KEYTOOL" ] || fail "There is no keytool beside $JAVA." "$JDK_HINT"
}

# For the programs of a checkout; an archive brings them compiled.
require_compiler() {
  local modules
  modules=$("$JAVA" --list-modules 2>/dev/null || true)
  case "$modules" in
    *jdk.compiler*) ;;
    *) fail "$JAVA is a Java runtime without the compiler." "$JDK_HINT" ;;
  esac
}

# Runs one of Confab's own programs, a Java source file or a folder of them; small and short-lived, so without the big
# compiler. Compiling takes longer than all that it does: what comes of it is kept with the instance, beside the source that
# it was made of.
java_program() {
  local program=$1
  local source=$PARTS/$program kept=$CONFAB_HOME/programs/$program scratch="" code=0
  [ -d "$source" ] || source=$source.java
  shift
  local -a options=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m)
  # Where one certificate alone is trusted, it is that of the server, whatever name or address it is asked by.
  [ ! -e "$KEYS/public.imported" ] || options+=(-Djdk.internal.httpclient.disableHostnameVerification=true)
  if [ $ARCHIVE = yes ]; then
    kept=$PARTS/programs/$program
  elif ! diff -rq "$source" "$kept/${source##*/}" >/dev/null 2>&1 && ! keep_program "$source" "$kept"; then
    scratch=$(mktemp -d) || fail "There is no room for temporary files."
    kept=$scratch/$program
    keep_program "$source" "$kept" || fail "$program cannot be compiled."
  fi
  "$JAVA" "${options[@]}" -cp "$kept" "$program" "$@" || code=$?
  [ -z "$scratch" ] || rm -rf "$scratch"
  return "$code"
}

# Compiles a source into a folder, which is there whole or not at all; false if it cannot be kept there.
keep_program() {
  local source=$1 kept=$2 made
  local -a files=("$source")
  [ ! -d "$source" ] || files=("$source"/*.java)
  mkdir -p "${kept%/*}" 2>/dev/null && made=$(mktemp -d "$kept.XXXXXX" 2>/dev/null) || return 1
  if "$JAVA" -XX:TieredStopAtLevel=1 -m jdk.compiler/com.sun.tools.javac.Main --release 17 -nowarn -d "$made" "${files[@]}" 2>/dev/null &&
    cp -R "$source" "$made" && rm -rf "$kept" && mv -T "$made" "$kept" 2>/dev/null; then
    return 0
  fi
  rm -rf "$made"
  return 1
}
