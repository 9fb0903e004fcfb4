#!/bin/sh
# The report of two scenarios in Chromium, a third of a minute of work: no complaint, no request, tables sort, nothing overflows or lies on
# each other, and axe finds nothing that keeps people out.
. "$(dirname "$0")/open.sh"
report contoso-abc "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" --replications 4 --config open-federation --config allow-lists --config guests
report failing-gate "$TENANTSIM_SOURCE_DIR/scenarios/failing-gate.yaml" --replications 4
look "$work/contoso-abc/report.html" "$work/failing-gate/report.html"
