#!/bin/sh
# Another seed is no regression in at least 95 of 100 tries, each a pair of seeds of its own.
. "$(dirname "$0")/helpers.sh"
. "$(dirname "$0")/seeds.sh"

expect_quiet 100 "$work/small.yaml" --replications 20
expect_quiet 100 "$work/small.yaml" --replications 3
expect_quiet 100 "$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml" --replications 10

finish
