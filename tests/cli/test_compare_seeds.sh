#!/bin/sh
# Another seed is no regression: 20 pairs of seeds. The long form tries 100 of two scenarios.
. "$(dirname "$0")/helpers.sh"
. "$(dirname "$0")/seeds.sh"

expect_quiet 20 "$work/small.yaml" --replications 20

finish
