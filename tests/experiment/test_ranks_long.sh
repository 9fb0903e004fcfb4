#!/bin/sh
# The build with -DTENANTSIM_MPI=ON from nothing: the same bytes, and what is left when a rank dies or mpirun is
# interrupted.
. "$(dirname "$0")/../cli/helpers.sh"
cmake -S "$TENANTSIM_SOURCE_DIR" -B "$work/build" -G Ninja -DTENANTSIM_MPI=ON -DBUILD_TESTING=OFF > "$work/log" 2>&1 &&
  cmake --build "$work/build" --target tenantsim_program >> "$work/log" 2>&1 || {
  tail -20 "$work/log"
  echo "the program does not build with -DTENANTSIM_MPI=ON"
  exit 1
}
mpi=$work/build/tenantsim
. "$(dirname "$0")/ranks.sh"

expect_same_bytes
expect_prefix KILL
expect_prefix INT
expect_prefix TERM

expect_same_sweep 1 2 3 5
expect_sweep_resumes KILL
expect_sweep_resumes INT
expect_sweep_resumes TERM
expect_full_disk

# Mistakes keep their statuses.
ranks 5 run nowhere.yaml
expect_status 66
expect "said once" 1 "$(grep -c '^nowhere.yaml' err)"
ranks 5 sweep small.yaml --vary behaviour.answered=maybe
expect_status 65
ranks 5 sweep small.yaml --vary behaviour.answers=50%
expect_status 65
ranks 5 sweep small.yaml
expect_status 64

finish
