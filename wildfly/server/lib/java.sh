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
  local modules
  modules=$("$JAVA" --list-modules 2>/dev/null || true)
  case "$modules" in
    *jdk.compiler*) ;;
    *) fail "$JAVA is a Java runtime without the compiler." "$JDK_HINT" ;;
  esac
  KEYTOOL=$(dirname "$(readlink -f "$JAVA")")/keytool
  [ -x "$KEYTOOL" ] || fail "There is no keytool beside $JAVA." "$JDK_HINT"
}

# Runs a program that is one Java source file; small and short-lived, so without the big compiler. Compiling takes longer
# than all that it does: what comes of it is kept with the instance, beside the source that it was made of.
java_program() {
  local program=$1
  local source=$ROOT/wildfly/server/$program.java kept=$CONFAB_HOME/programs/$program
  shift
  local -a options=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m)
  if cmp -s "$source" "$kept/$program.java" || keep_program "$source" "$kept"; then
    "$JAVA" "${options[@]}" -cp "$kept" "$program" "$@"
  else
    "$JAVA" "${options[@]}" "$source" "$@"
  fi
}

# Compiles a source file into a folder, which is there whole or not at all; false if it cannot be kept there.
keep_program() {
  local source=$1 kept=$2 made
  mkdir -p "${kept%/*}" 2>/dev/null && made=$(mktemp -d "$kept.XXXXXX" 2>/dev/null) || return 1
  if "$JAVA" -XX:TieredStopAtLevel=1 -m jdk.compiler/com.sun.tools.javac.Main --release 17 -nowarn -d "$made" "$source" 2>/dev/null &&
    cp "$source" "$made" && rm -rf "$kept" && mv -T "$made" "$kept" 2>/dev/null; then
    return 0
  fi
  rm -rf "$made"
  return 1
}
