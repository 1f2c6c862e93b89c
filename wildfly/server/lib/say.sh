# Talking to whoever started the script.

STARTED=$SECONDS

# One line of progress with the seconds since the start.
step() {
  printf '[%3d s] %s\n' $((SECONDS - STARTED)) "$*"
}

# Ends with what went wrong and, on further lines, what to do about it.
fail() {
  printf '\nconfab: %s\n' "$1" >&2
  shift
  local line
  [ $# -eq 0 ] || printf '%s\n' "${@//.\/confab/$CONFAB}" | while IFS= read -r line; do
    printf '  %s\n' "$line" >&2
  done
  exit 1
}

# Random bytes in hexadecimal.
random_hex() {
  head -c "$1" /dev/urandom | od -An -vtx1 | tr -d ' \n'
}

# A file that only its owner may read, with the text on its standard input; never half written.
secret_file() {
  local file=$1
  (umask 077 && cat >"$file.new")
  mv "$file.new" "$file"
}
