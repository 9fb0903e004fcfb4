#!/bin/sh
# The report of every scenario in Chromium; and of one configuration and of twelve, of 200 tenants, of rates of 0 and 1.
. "$(dirname "$0")/open.sh"
. "$(dirname "$0")/extremes.sh"
set --
for scenario in "$TENANTSIM_SOURCE_DIR"/scenarios/*.yaml; do
  name=$(basename "$scenario" .yaml)
  report "$name" "$scenario"
  set -- "$@" "$work/$name/report.html"
done
certain 5min > "$work/certain.yaml"
with_configurations 5 "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" > "$work/twelve.yaml"
with_configurations 10 "$TENANTSIM_SOURCE_DIR/scenarios/group-of-200.yaml" > "$work/two-hundred.yaml"
for name in certain twelve two-hundred; do
  report "$name" "$work/$name.yaml"
  set -- "$@" "$work/$name/report.html"
done
report one "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" --config guests
look "$@" "$work/one/report.html"
