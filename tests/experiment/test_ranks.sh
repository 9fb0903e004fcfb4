#!/bin/sh
# MPI: the same bytes for every number of ranks and threads. What is left when a rank dies is for test_ranks_long.sh.
# The program is made of the objects of this build and the one file that -DTENANTSIM_MPI=ON compiles in another way.
. "$(dirname "$0")/../cli/helpers.sh"
mpi=$TENANTSIM_BUILD_DIR/tests/tenantsim-mpi
. "$(dirname "$0")/ranks.sh"

expect_same_bytes

# Stages: rank 0 decides, the others follow.
staged="run small.yaml -r 4 --precision 2% --format json --quiet"
"$TENANTSIM" $staged > staged.json
expect_jq "there are stages" staged.json '.stopping.stages | length > 1'
ranks 3 $staged
expect_status 0
expect_true "the same bytes" cmp out staged.json

expect_same_sweep 3

# A mistake is said once, and every rank ends with its status, without making the launcher wait.
ranks 3 run nowhere.yaml
expect_status 66
expect "said once" 1 "$(grep -c '^nowhere.yaml' err)"
ranks 3 run small.yaml --nonsense
expect_status 64
expect "said once" 1 "$(grep -c 'there is no option --nonsense' err)"

# Verdicts keep their statuses; nothing is said twice.
ranks 2 run gate.yaml --out folder --color never
expect_status 10
expect_true "the results are written" test -s folder/results.json
expect "said once" 1 "$(grep -c '^Two tenants' out)"

finish
