#!/bin/sh
# tests/README.md names only tests that are there, and every folder of tests.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
readme=$source_dir/tests/README.md
failures=0

named=$(sed -n '/^## The promises/,/^## When/p' "$readme" | grep '^| ' | sed 's/.*|\([^|]*\)|$/\1/' | grep -o '`[a-z]*-[a-z_]*`' | tr -d '`' | sort -u)
[ "$(echo "$named" | wc -l)" -gt 50 ] || { echo "FAILED: only a few tests are named"; failures=1; }
for name in $named; do
  room=${name%%-*}
  topic=${name#*-}
  [ -e "$source_dir/tests/$room/test_$topic.c" ] || [ -e "$source_dir/tests/$room/test_$topic.sh" ] || {
    echo "FAILED: $name is named and not there"
    failures=$((failures + 1))
  }
done
for folder in "$source_dir"/tests/*/; do
  name=$(basename "$folder")
  grep -q "^|.*\`$name/\`" "$readme" || {
    echo "FAILED: the folder $name is not explained"
    failures=$((failures + 1))
  }
done
echo "$(echo "$named" | wc -l) tests are named"
[ "$failures" -eq 0 ]
