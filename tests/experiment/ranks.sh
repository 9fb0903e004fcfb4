# shellcheck shell=sh
# What the tests of MPI share: how ranks are started, and what must hold. Sourced with $mpi, the program built with MPI.
command -v mpirun > /dev/null || { echo "mpirun is needed for this test: ./bootstrap install"; exit 1; }
[ -x "$mpi" ] || { echo "$mpi is not built: libopenmpi-dev is needed for this test: ./bootstrap install"; exit 1; }
cd "$work" || exit 1
scenario=$TENANTSIM_SOURCE_DIR/scenarios/contoso-abc.yaml

# As root, and more ranks than processors, which then must not wait busily; time to write what there is.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_mpi_yield_when_idle=1
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_odls_base_sigkill_timeout=10

# ranks N ARGUMENT...: like tenantsim, on N ranks. The launcher of OpenMPI 4.1 now and then waits for ever for a rank
# that ended before it joined the others, as after a mistake in its arguments: it is then asked again.
ranks () {
  n=$1
  shift
  label="mpirun -n $n tenantsim $*"
  for time in 12 30 100; do
    status=0
    timeout "$time" mpirun -n "$n" "$mpi" "$@" > out 2> err < /dev/null || status=$?
    [ "$status" -eq 124 ] || break
  done
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

# break_off HOW: on three ranks, one is killed (KILL) or mpirun interrupted (INT) once they have computed for a while.
break_off () {
  rm -rf folder
  mpirun -n 3 "$mpi" run "$scenario" --config allow-lists --set clock.duration=60d -r 9000 --threads 1 --out folder \
    --quiet > out 2> err < /dev/null &
  launcher=$!
  tries=0
  while [ "$(ps -o cputimes= --ppid "$launcher" | awk '{ s += $1 } END { print s + 0 }')" -lt 2 ] && [ "$tries" -lt 300 ]; do
    sleep 0.2
    tries=$((tries + 1))
  done
  if [ "$1" = KILL ]; then
    # the last of the launcher's children is one of the ranks other than 0
    kill -KILL "$(ps -o pid= --ppid "$launcher" | tail -1)"
  else
    kill "-$1" "$launcher"
  fi
  status=0
  wait "$launcher" || status=$?
}

# expect_prefix HOW: what is finished is written, marked incomplete. mpirun kills those who take longer than
# the time-out; on a machine that is busy with other things a second try has more of it.
expect_prefix () {
  label="mpirun -n 3, $1 in the middle"
  break_off "$1"
  if [ ! -e folder/results.json ]; then
    OMPI_MCA_odls_base_sigkill_timeout=60
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
