#!/bin/sh
# The house is as sim/README.md draws it: nothing stands at the top that does not belong there, no room includes what is
# above it, and private headers stay in their room. Each rule is tried on a copy of the house in which it is broken.
set -u
source_dir=${TENANTSIM_SOURCE_DIR:-$(cd "$(dirname "$0")/../.." && pwd)}
scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
failures=0

rooms="engine stats policy scenario clients experiment report cli"
top_level="sim include scenarios tests reports CMakeLists.txt README.md LICENSE CHANGELOG.md CMakePresets.json bootstrap"

# What the repository keeps at the top; in a copy without git, what lies there, but for the build folder.
list_top_level ()
{
  kept=$(git -C "$1" ls-files 2>/dev/null | sed 's,/.*,,' | sort -u)
  if [ -e "$1/.git" ] && [ -n "$kept" ]; then
    printf '%s\n' "$kept"
  else
    find "$1" -mindepth 1 -maxdepth 1 ! -name build -exec basename {} ';' | sort
  fi
}

check_top_level ()
{
  list_top_level "$1" | while read -r entry; do
    case " $top_level " in *" $entry "*) continue ;; esac
    case $entry in .*) continue ;; esac
    echo "$entry: does not belong at the top of the repository"
  done
  for entry in $top_level; do
    [ -e "$1/$entry" ] || echo "$entry: missing at the top of the repository"
  done
}

check_room_folders ()
{
  (cd "$1" && ls -d sim/*/ include/* include/tenantsim/*) | while read -r entry; do
    name=$(basename "$entry" .h)
    case "$entry" in
      include/tenantsim) continue ;;
      sim/*/ | include/tenantsim/*.h) case " $rooms " in *" $name "*) continue ;; esac ;;
    esac
    echo "$entry: not a room of the house, nor its public header"
  done
}

# Files are named relative to the repository, and so are the problems.
# shellcheck disable=SC2016 # the program is awk's
check_includes ()
{
  (cd "$1" && find sim include tests -name '*.[ch]' | sort >"$scratch/files" &&
    xargs awk -v rooms="$rooms" -v files="$scratch/files" '
      function problem (text) { printf "%s:%d: %s: %s\n", FILENAME, FNR, text, $0 }

      BEGIN {
        number_of_rooms = split (rooms, name_of_rank)
        for (i = 1; i <= number_of_rooms; i++)
          rank[name_of_rank[i]] = i
        while ((getline file < files) > 0)
          exists[file] = 1
      }

      # sim/ROOM/x.c, tests/ROOM/x.c and include/tenantsim/ROOM.h belong to ROOM; other tests may use every room.
      FNR == 1 {
        split (FILENAME, part, "/")
        room = part[1] == "include" ? substr (part[3], 1, length (part[3]) - 2) : part[2]
        height = room in rank ? rank[room] : number_of_rooms
        folder = FILENAME
        sub (/[^\/]*$/, "", folder)
      }

      !/^[ \t]*#[ \t]*include/ { next }
      !/^[ \t]*#[ \t]*include[ \t]*["<][^">]*[">]/ { problem ("an include must name its file"); next }

      {
        split ($0, quoted, /["<>]/)
        target = quoted[2]
        is_system = $0 ~ /^[ \t]*#[ \t]*include[ \t]*</
      }

      target ~ /^tenantsim\// {
        other = substr (target, 11, length (target) - 12)
        if (!(other in rank))
          problem ("no room has this header")
        else if (rank[other] > height)
          problem (room " may not use " other)
        else if (part[1] == "include" && other == room)
          problem ("a header includes itself")
        next
      }

      # No way around: neither a path to another room in angle brackets nor a source.
      target ~ /(^|\/)sim\// && part[1] != "tests" { problem ("a private header, by its path"); next }
      target ~ /\.c$/ { problem ("a source is not to be included"); next }
      is_system { next }

      part[1] == "include" { problem ("a public header may not use a private one"); next }

      part[1] == "tests" && target ~ /^\.\.\/\.\.\/sim\// {
        split (target, step, "/")
        if (!(substr (target, 7) in exists))
          problem ("no such header")
        else if (room in rank && step[4] != room)
          problem ("a private header of " step[4])
        next
      }

      target ~ /\// { problem ("a private header of another folder"); next }
      !((folder target) in exists) { problem ("not a header of " room) }
    ' <"$scratch/files")
}

check_house ()
{
  check_top_level "$1"
  check_room_folders "$1"
  check_includes "$1"
}

# broken WHAT PATTERN: the copy at $copy is broken; the problems found must match the pattern, and be one.
broken ()
{
  found=$(check_house "$copy")
  if [ "$(printf '%s\n' "$found" | grep -c -E "$2")" -eq 1 ] && [ "$(printf '%s\n' "$found" | wc -l)" -eq 1 ]; then
    echo "ok: finds $1"
  else
    echo "FAILED: planted $1, expected one problem like '$2', found: ${found:-nothing}"
    failures=$((failures + 1))
  fi
  new_copy
}

new_copy ()
{
  copy=$scratch/house
  rm -rf "$copy"
  mkdir "$copy"
  for entry in $top_level; do
    [ ! -e "$source_dir/$entry" ] || cp -R "$source_dir/$entry" "$copy/"
  done
}

found=$(check_house "$source_dir")
if [ -n "$found" ]; then
  printf 'FAILED: the house is not in order:\n%s\n' "$found"
  exit 1
fi
echo "ok: the house is in order ($(wc -l <"$scratch/files") files)"

new_copy
found=$(check_house "$copy")
if [ -n "$found" ]; then
  printf 'FAILED: a copy of the house is not in order:\n%s\n' "$found"
  exit 1
fi

plant () { printf '%s\n' "$2" >"$copy/$1"; }

plant sim/engine/planted.c '#include "tenantsim/stats.h"'
broken "an include one storey up" 'sim/engine/planted.c:1: engine may not use stats'
plant sim/clients/planted.h '#  include "tenantsim/report.h"'
broken "an include several storeys up, in a private header" 'sim/clients/planted.h:1: clients may not use report'
plant sim/stats/planted.c '#include <tenantsim/policy.h>'
broken "an include up in angle brackets" 'sim/stats/planted.c:1: stats may not use policy'
plant include/tenantsim/stats.h '#include "tenantsim/scenario.h"'
broken "a public header that includes up" 'include/tenantsim/stats.h:1: stats may not use scenario'
plant tests/engine/planted.c '#include "tenantsim/report.h"'
broken "a test that includes up" 'tests/engine/planted.c:1: engine may not use report'

plant sim/policy/planted_private.h '/* private */'
plant sim/clients/planted.c '#include "../policy/planted_private.h"'
broken "a private header of another room, by its path" 'sim/clients/planted.c:1: a private header'
plant sim/policy/planted_private.h '/* private */'
plant sim/clients/planted.c '#include "planted_private.h"'
broken "a private header of another room, by its name" 'sim/clients/planted.c:1: not a header of clients'
plant sim/policy/planted_private.h '/* private */'
plant sim/clients/planted.c '#include <sim/policy/planted_private.h>'
broken "a private header of another room, in angle brackets" 'sim/clients/planted.c:1: a private header, by its path'
plant sim/policy/planted_private.h '/* private */'
plant include/tenantsim/policy.h '#include "planted_private.h"'
broken "a public header that needs a private one" 'include/tenantsim/policy.h:1: a public header may not'
plant sim/policy/planted_private.h '/* private */'
plant tests/clients/planted.c '#include "../../sim/policy/planted_private.h"'
broken "a test that looks into another room" 'tests/clients/planted.c:1: a private header of policy'

plant sim/report/planted.c '#include PLANTED_HEADER'
broken "a computed include" 'sim/report/planted.c:1: an include must name its file'
plant sim/report/planted.c '#include "csv.c"'
broken "an included source" 'sim/report/planted.c:1: a source is not to be included'

mkdir "$copy/utils"
broken "a foreign folder at the top" '^utils: does not belong'
plant notes.txt 'notes'
broken "a foreign file at the top" '^notes.txt: does not belong'
rm "$copy/LICENSE"
broken "a missing licence" '^LICENSE: missing'
mkdir "$copy/sim/misc"
broken "a room that nobody planned" '^sim/misc/: not a room'
plant include/tenantsim/planted.h '/* nobody */'
broken "a public header without a room" '^include/tenantsim/planted.h: not a room'

[ "$failures" -eq 0 ]
