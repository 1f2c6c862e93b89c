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

# Runs a program that is one Java source file; small and short-lived, so without the big compiler.
java_program() {
  local program=$1
  shift
  "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m "$ROOT/wildfly/server/$program.java" "$@"
}
