#!/bin/sh
# Every scenario of the library gives, byte for byte, the results it gave before. After
# an intended change: tests/golden/renew PROGRAM, read the difference, and commit it.
. "$(dirname "$0")/results.sh"

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
compared=0
changed=0

for file in "$scenarios"/*.yaml; do
  name=$(basename "$file" .yaml)
  [ -f "$golden/$name.sha256" ] || fail "$name has no golden results"
  simulate "$name" "$folder"
  compared=$((compared + 1))
  if ! cmp -s "$folder/$name.sha256" "$golden/$name.sha256"; then
    changed=$((changed + 1))
    printf 'CHANGED: %s\n' "$name"
    diff -u "$golden/$name.json" "$folder/$name.json" | head -n 60
  fi
done

[ "$compared" -ge 4 ] || fail "only $compared scenarios were compared"
printf '%d scenarios compared, %d changed\n' "$compared" "$changed"
[ "$changed" -eq 0 ]
