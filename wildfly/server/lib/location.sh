# Locations, through the server's own admin API.

location() {
  local action=${1:-} form=text file=""
  case "$action" in
    import | export | list) ;;
    *) usage "location knows import, export and list, not '$action'." ;;
  esac
  shift
  while [ $# -gt 0 ]; do
    case "$action $1" in
      "list --json" | "import --json") form=json ;;
      "import --replace") action=replace ;;
      *" -"*) usage "location $action does not know '$1'." ;;
      "import "* | "replace "*)
        [ -z "$file" ] || usage "location import takes one file, not '$1' too."
        file=$1
        ;;
      *) usage "location $action takes nothing more." ;;
    esac
    shift
  done
  case "$action" in
    import | replace)
      [ -n "$file" ] || usage "location import needs a file; location export shows what it looks like."
      [ -f "$file" ] && [ -r "$file" ] || fail "There is no file $file that can be read."
      [ "$(wc -c <"$file")" -le 1000000 ] || fail "$file has more than 1,000,000 bytes." "Split it: what is imported adds to what is there."
      file=$(cd "$(dirname "$file")" && pwd)/$(basename "$file")
      ;;
    list) action=locations ;;
  esac
  admin_api locations "$action" "$form" "$file"
}
