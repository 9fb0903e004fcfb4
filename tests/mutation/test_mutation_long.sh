#!/bin/sh
# Do the tests notice a mistake? MUTANTS mistakes in sim/policy, sim/stats and sim/engine, one at a time: at least 85 %
# of them are noticed, with 95 % confidence. What survives is listed; survivors.txt says why.
set -u
: "${TENANTSIM_SOURCE_DIR:?the checkout}" "${TENANTSIM_BUILD_DIR:?the build}"
here=$TENANTSIM_SOURCE_DIR/tests/mutation
out=$TENANTSIM_BUILD_DIR/mutation
python=
for candidate in python3 /usr/bin/python3; do
  [ -n "$python" ] || ! $candidate -c 'import clang.cindex' 2> /dev/null || python=$candidate
done
[ -n "$python" ] || { echo "the Python bindings of clang are needed for this test (python3-clang-14); bootstrap does not install them"; exit 1; }
export PYTHONDONTWRITEBYTECODE=1

mkdir -p "$out"
$python "$here/plant.py" "$TENANTSIM_SOURCE_DIR" "$TENANTSIM_BUILD_DIR" "$out" "${MUTANTS:-450}" "${MUTATION_SEED:-1}" ||
  exit 1
# Mutants compare and compute what a compiler warns of.
build () # FOLDER OPTION...
{
  folder=$out/$1
  shift
  cmake -S "$out/tree" -B "$folder" -DTENANTSIM_WERROR=OFF "-DCMAKE_C_FLAGS=-w" "$@" > "$folder.log" 2>&1 &&
    cmake --build "$folder" --parallel >> "$folder.log" 2>&1 || {
    tail -40 "$folder.log"
    exit 1
  }
}
build build -DCMAKE_BUILD_TYPE=Release "-DCMAKE_C_FLAGS_RELEASE=-O1"
build checked -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_C_FLAGS_DEBUG=-O1 -g1" -DTENANTSIM_CHECKS=ON \
  -DTENANTSIM_SANITIZE=address,undefined
$python "$here/run.py" "$out" "$here/survivors.txt"
