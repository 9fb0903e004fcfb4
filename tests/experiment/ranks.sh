# shellcheck shell=sh
# What the tests of MPI share: how ranks are started, and what must hold. Sourced with $mpi, the program built with MPI.
command -v mpirun > /dev/null || { echo "mpirun is needed for this test: ./bootstrap install"; exit 1; }
[ -x "$mpi" ] || { echo "$mpi is not built: libopenmpi-dev is needed for this test: ./bootstrap install"; exit 1; }
cd "$work" || exit 1
scenario=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml

# As root, and more ranks than processors, which then must not wait busily. Whenever a rank ends with another status
# than 0, the launcher of OpenMPI 4.1 waits twice for the time-out before it kills: so that is short where nobody dies.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_mpi_yield_when_idle=1
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_odls_base_sigkill_timeout=1

# ranks N ARGUMENT...: like tenantsim, on N ranks.
ranks () {
  n=$1
  shift
  label="mpirun -n $n tenantsim $*"
  status=0
  timeout 120 mpirun -n "$n" "$mpi" "$@" > out 2> err < /dev/null || status=$?
}

expect_same_bytes () {
  "$TENANTSIM" run "$scenario" --format json --quiet > whole.json
  label="built with MPI, without mpirun"
  "$mpi" run "$scenario" --format json --quiet > out
  expect_true "the same bytes" cmp out whole.json
  for n in 1 2 3 5; do
    ranks "$n" run "$scenario" --format json --quiet --threads $((n % 2 + 1))
    expect_status 0
    expect_true "the same bytes" cmp out whole.json
  done
}

# strike HOW: kills a rank other than 0, the last of the launcher's children (KILL), or interrupts the launcher (INT, TERM).
strike () {
  if [ "$1" = KILL ]; then
    kill -KILL "$(ps -o pid= --ppid "$launcher" | tail -1)"
  else
    kill "-$1" "$launcher"
  fi
  status=0
  wait "$launcher" || status=$?
}

# break_off HOW: on three ranks, one is killed (KILL) or mpirun interrupted (INT) once they have computed for a while.
break_off () {
  rm -rf folder
  OMPI_MCA_odls_base_sigkill_timeout=$patience mpirun -n 3 "$mpi" run "$scenario" --config allow-lists --set clock.duration=60d -r 9000 --threads 1 --out folder \
    --quiet > out 2> err < /dev/null &
  launcher=$!
  tries=0
  while [ "$(ps -o cputimes= --ppid "$launcher" | awk '{ s += $1 } END { print s + 0 }')" -lt 2 ] && [ "$tries" -lt 300 ]; do
    sleep 0.2
    tries=$((tries + 1))
  done
  strike "$1"
}

# expect_prefix HOW: what is finished is written, marked incomplete. mpirun kills those who take longer than
# the time-out; on a machine that is busy with other things a second try has more of it.
expect_prefix () {
  label="mpirun -n 3, $1 in the middle"
  patience=10
  break_off "$1"
  if [ ! -e folder/results.json ]; then
    patience=60
    break_off "$1"
  fi
  expect_true "not a success" [ "$status" -ne 0 ]
  expect_jq "a prefix, marked incomplete" folder/results.json \
    '.complete == false and .replications > 0 and .replications < .replications_asked'
  "$TENANTSIM" run "$scenario" --config allow-lists --set clock.duration=60d --format json --quiet \
    -r "$(jq .replications folder/results.json)" > prefix.json
  expect "the trajectories of so many replications" "$(jq -c '[.configurations[].fingerprint]' prefix.json)" \
    "$(jq -c '[.configurations[].fingerprint]' folder/results.json)"
}

# A sweep: the ranks share each point, and the first has the store.
expect_same_sweep () {
  sweep="sweep small.yaml --vary behaviour.answered=50%..90%/3 -r 7"
  "$TENANTSIM" $sweep --store one.db --format json > one.json
  for n in "$@"; do
    rm -f ranks.db
    ranks "$n" $sweep --store ranks.db --format json
    expect_status 0
    expect_true "the same results" cmp out one.json
    expect_true "the same store, byte for byte" cmp ranks.db one.db
  done
}

# expect_sweep_resumes HOW: three ranks, the launcher interrupted in the middle or one rank killed, and then two ranks
# end with the same bytes as one process that was never interrupted. The launcher lets the others go on for the time-out
# before it tells them: a second.
expect_sweep_resumes () {
  sweep="sweep small.yaml --vary behaviour.answered=50%..90%/9 --set clock.duration=180d -r 300 --threads 1"
  [ -e straight.db ] || "$TENANTSIM" $sweep --store straight.db --format json > straight.json
  rm -f broken.db*
  mpirun -n 3 "$mpi" $sweep --store broken.db > out 2> err < /dev/null &
  launcher=$!
  tries=0
  while [ "$(stat -c %s broken.db 2> stat || echo 0)" -lt 50000 ] && [ "$tries" -lt 600 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  strike "$1"
  label="mpirun -n 3 tenantsim sweep, $1 in the middle"
  expect_true "not a success" [ "$status" -ne 0 ]
  expect_true "it was in the middle" python3 -c 'import sqlite3, sys
rows = [sqlite3.connect (path).execute ("SELECT count (*) FROM result").fetchone ()[0] for path in sys.argv[1:]]
assert 0 < rows[0] < rows[1], rows' broken.db straight.db
  ranks 2 $sweep --store broken.db --format json
  expect_status 0
  expect_true "the same results" cmp out straight.json
  expect_true "the same store, byte for byte" cmp broken.db straight.db
}

# A full disk: no file may grow beyond 20 KB, nor does MPI talk through files then. Everybody ends, with the status
# that one process has.
expect_full_disk () {
  for command in "run small.yaml --out full" \
    "sweep small.yaml --vary behaviour.answered=50%,60% -r 100 --store full.db"; do
    label="mpirun -n 3 tenantsim $command, on a full disk"
    status=0
    OMPI_MCA_btl=self,tcp timeout 120 mpirun -n 3 sh -c "trap '' XFSZ; ulimit -f 40; exec $mpi $command" > out 2> err \
      < /dev/null || status=$?
    expect_status 73
  done
}
