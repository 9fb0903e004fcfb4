#!/bin/sh
# `help --man`: a manual page for the program and each command, with every option of the table.
. "$(dirname "$0")/helpers.sh"
cd "$work" || exit 1

# plain PAGE: what a reader sees of it, without fonts and escapes
plain () {
  sed 's/\\f[BIR]//g; s/\\&//g; s/\\-/-/g; s/\\e/\\/g' "$1"
}

tenantsim help
commands=$(awk '/^Commands:/ {on = 1; next} /^$/ {on = 0} on {print $1}' out)
expect_true "there are commands" test -n "$commands"
for command in "" $commands; do
  tenantsim help --man $command
  expect_status 0
  expect_no_err
  cp out page
  plain page > text
  name=tenantsim${command:+-$command}
  expect "its name and section" ".TH $(printf %s "$name" | tr '[:lower:]' '[:upper:]') 1 \"\" \"tenantsim 0.1.0\" \"tenantsim\"" \
    "$(head -n 1 text)"
  for section in NAME SYNOPSIS OPTIONS "EXIT STATUS" EXAMPLE "SEE ALSO"; do
    expect "one section $section" 1 "$(grep -cx "\.SH $section" page)"
  done
  expect_true "NAME is for whatis" grep -q "^$name - ." text
  expect "no request but these" "" "$(grep '^[.'"'"']' page | grep -vE '^\.(TH|SH|TP|nf|fi)( |$)')"
  expect "no dash that is a hyphen" "" "$(sed 's/\\-//g' page | grep -e -)"
  if command -v groff > /dev/null; then
    expect "nothing that groff warns of" "" "$(groff -man -ww -z page 2>&1)"
  fi

  # Every option that help lists stands in it.
  tenantsim help $command
  for option in $(sed -n '/^Options:/,$p' out | grep -oE -e '^ *(-[a-zA-Z], )?--[a-z-]+|, --[a-z-]+' | grep -o -e '--.*' | sort -u); do
    grep -qE -e "^(-[A-Za-z], )?$option( |$)" text || echo "$option"
  done > missing
  expect "no option is missing" "" "$(tr '\n' ' ' < missing)"
done

# Those as well that help has no room to explain.
tenantsim help --man run
plain out > text
expect_true "an option in another's line" grep -qx -e "--max-memory SIZE" text
expect_true "and which" grep -qx -e "see --max-needs" text
expect_true "an option another command explains" grep -qx -e "--tolerance PERCENT" text

tenantsim help --man rnu
expect_status 64
expect_err "did you mean 'run'?"
tenantsim run --man
expect_status 64
finish
