#!/bin/sh
# `renew` says what changed and what it may come from; each kind of change is planted in a copy.
: "${TENANTSIM:?the program}" "${TENANTSIM_SOURCE_DIR:?the checkout}"
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
failed=0
mkdir -p "$scratch/tests/golden" "$scratch/scenarios"
cp "$TENANTSIM_SOURCE_DIR"/tests/golden/renew "$TENANTSIM_SOURCE_DIR"/tests/golden/results.sh "$scratch/tests/golden"
cp "$TENANTSIM_SOURCE_DIR"/scenarios/failing-gate.yaml "$scratch/scenarios"
golden=$scratch/tests/golden

# renewed WHAT LINE...: renew says these lines
renewed ()
{
  what=$1
  shift
  TENANTSIM_SOURCE_DIR=$scratch "$golden/renew" "$TENANTSIM" >"$scratch/said" 2>&1
  for line; do
    grep -qF -- "$line" "$scratch/said" || {
      printf 'FAILED: %s: renew does not say "%s" but:\n' "$what" "$line"
      cat "$scratch/said"
      failed=1
    }
  done
}

# planted FILTER: the older golden results were these
planted ()
{
  jq "$1" "$golden/failing-gate.json" >"$scratch/older" && mv "$scratch/older" "$golden/failing-gate.json"
  echo older >"$golden/failing-gate.sha256"
}

renewed "nothing there" "failing-gate: new"
renewed "nothing changed" "failing-gate: the same bytes"
planted '.configurations[0].fingerprint = "0" | .expectations[0].value.mean = 11'
renewed "another model" "failing-gate: changed" "fingerprints, 1: configurations/0/fingerprint" "follow from other events"
planted '.expectations[0].value.low = 11'
renewed "other statistics" "though the same happened: the statistics or the rounding changed"
planted '.configurations[0].exposure = 7'
renewed "other rules" "reach and price, 1: configurations/0/exposure"
planted 'del (.configurations[0].events)'
renewed "a new key" "keys added, 1: configurations/0/events"
planted '.configurations[0].old = 1'
renewed "a key that is gone" "keys GONE, 1: configurations/0/old"
planted '.scenario.effective_sha256 = "0"'
renewed "another canonical text" "scenario/effective_sha256"
planted '.assumptions[0] = "none"'
renewed "another default" "assumptions, 1: assumptions/0"
planted '.'
renewed "samples" "only samples, histograms or series"
rm "$scratch"/scenarios/*
cp "$TENANTSIM_SOURCE_DIR"/scenarios/single-tenant.yaml "$scratch/scenarios"
renewed "a scenario that is gone" "failing-gate: its scenario is gone"
[ "$failed" -eq 0 ]
