#!/bin/sh
# The report of every scenario in Chromium.
. "$(dirname "$0")/open.sh"
set --
for scenario in "$TENANTSIM_SOURCE_DIR"/scenarios/*.yaml; do
  name=$(basename "$scenario" .yaml)
  report "$name" "$scenario"
  set -- "$@" "$work/$name/report.html"
done
look "$@"
